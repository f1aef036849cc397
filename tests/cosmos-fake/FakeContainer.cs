using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>
/// The documents of one container, by partition and in the order of their creation. Whoever reads and then writes holds <see cref="Gate"/>;
/// documents are immutable, so what was read under the lock may be used after it.
/// </summary>
internal sealed class FakeContainer
{
    private readonly Dictionary<string, SortedDictionary<long, StoredDocument>> partitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string PartitionKey, string Id), StoredDocument> byId = [];
    private readonly TimeProvider clock;
    private readonly byte[] rid;
    private long lastSequence;

    public FakeContainer(JsonObject properties, byte[] rid, TimeProvider clock, JsonObject offer)
    {
        this.clock = clock;
        this.rid = rid;
        Id = (string)properties["id"]!;
        Rid = ResourceIds.Text(rid);
        RangeRid = ResourceIds.Text(ResourceIds.PartitionRange(rid));
        Offer = offer;
        Describe(properties);
    }

    public Lock Gate { get; } = new();

    public string Id { get; }

    public string Rid { get; }

    public string RangeRid { get; }

    /// <summary>Counts the writes; never goes back.</summary>
    public long Lsn { get; private set; }

    public JsonElement Properties { get; private set; }

    public ContainerSettings Settings { get; private set; } = null!;

    public JsonObject Offer { get; set; }

    public void Describe(JsonObject properties)
    {
        Properties = JsonSerializer.SerializeToElement(properties);
        Settings = ContainerSettings.Parse(Properties);
    }

    public StoredDocument? Find(string partitionKey, string id)
    {
        lock (Gate)
        {
            if (!byId.TryGetValue((partitionKey, id), out var document) || !IsExpired(document))
                return document;

            Forget(document);
            return null;
        }
    }

    /// <summary>The living documents of one partition, of a hierarchical prefix, or of all; unordered across partitions.</summary>
    public List<StoredDocument> List(string? partitionKey)
    {
        lock (Gate)
            return [.. Partitions(partitionKey).SelectMany(partition => partition.Values).Where(document => !IsExpired(document))];
    }

    /// <summary>Writes a new version; the place in the order stays that of the version before.</summary>
    public StoredDocument Put(JsonElement body, string partitionKey, string id)
    {
        lock (Gate)
        {
            var before = Find(partitionKey, id);
            var document = StoredDocument.Create(
                body, partitionKey, id, rid, before?.Sequence ?? ++lastSequence, ++Lsn, clock.GetUtcNow());
            Remember(document);
            return document;
        }
    }

    public void Remove(StoredDocument document)
    {
        lock (Gate)
        {
            Lsn++;
            Forget(document);
        }
    }

    /// <summary>Takes a write back: the version before it, or nothing, is what the container holds again.</summary>
    public void Restore(string partitionKey, string id, StoredDocument? before)
    {
        lock (Gate)
        {
            if (byId.TryGetValue((partitionKey, id), out var after))
                Forget(after);
            if (before is not null)
                Remember(before);
        }
    }

    private IEnumerable<SortedDictionary<long, StoredDocument>> Partitions(string? key)
    {
        if (key is null)
            return partitions.Values;
        if (PartitionKeys.IsPrefix(key, Settings.PartitionKeyPaths.Count))
            return partitions.Where(partition => partition.Key.StartsWith(key[..^1] + ",", StringComparison.Ordinal)).Select(p => p.Value);

        return partitions.TryGetValue(key, out var only) ? [only] : [];
    }

    private void Remember(StoredDocument document)
    {
        if (!partitions.TryGetValue(document.PartitionKey, out var partition))
            partitions[document.PartitionKey] = partition = [];

        partition[document.Sequence] = document;
        byId[(document.PartitionKey, document.Id)] = document;
    }

    private void Forget(StoredDocument document)
    {
        byId.Remove((document.PartitionKey, document.Id));
        partitions[document.PartitionKey].Remove(document.Sequence);
    }

    private bool IsExpired(StoredDocument document) => document.IsExpired(Settings.DefaultTimeToLive, clock.GetUtcNow());
}
