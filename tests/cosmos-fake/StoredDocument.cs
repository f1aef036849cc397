using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>
/// One version of a document, never changed once made: the stored bytes and a parsed view over the same bytes, so that reads copy nothing.
/// </summary>
internal sealed class StoredDocument
{
    private static readonly HashSet<string> SystemProperties = ["_rid", "_self", "_etag", "_attachments", "_ts"];

    private StoredDocument(ReadOnlyMemory<byte> json)
    {
        Json = json;
        Root = JsonDocument.Parse(json).RootElement;
    }

    public required string PartitionKey { get; init; }

    public required string Id { get; init; }

    public required string ETag { get; init; }

    /// <summary>Given at creation and kept for life; the order of documents that nothing else orders.</summary>
    public required long Sequence { get; init; }

    /// <summary>The container's write counter at this version; the change feed's order.</summary>
    public required long Lsn { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public ReadOnlyMemory<byte> Json { get; }

    public JsonElement Root { get; }

    public static StoredDocument Create(
        JsonElement body, string partitionKey, string id, byte[] container, long sequence, long lsn, DateTimeOffset now)
    {
        var etag = $"\"{Guid.NewGuid()}\"";
        var rid = ResourceIds.Text(ResourceIds.Document(container, sequence));
        var json = JsonText.WriteBytes(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in body.EnumerateObject().Where(p => !SystemProperties.Contains(p.Name)))
                property.WriteTo(writer);
            writer.WriteString("_rid", rid);
            writer.WriteString("_self", $"dbs/{ResourceIds.Text(container[..4])}/colls/{ResourceIds.Text(container)}/docs/{rid}/");
            writer.WriteString("_etag", etag);
            writer.WriteString("_attachments", "attachments/");
            writer.WriteNumber("_ts", now.ToUnixTimeSeconds());
            writer.WriteEndObject();
        });
        return new StoredDocument(json)
        {
            PartitionKey = partitionKey,
            Id = id,
            ETag = etag,
            Sequence = sequence,
            Lsn = lsn,
            WrittenAt = now,
        };
    }

    /// <summary>The document's own <c>ttl</c> in seconds goes before the container's; without that one nothing expires.</summary>
    public bool IsExpired(int? containerTtl, DateTimeOffset now)
    {
        if (containerTtl is not { } fallback)
            return false;

        var seconds = Root.TryGetProperty("ttl", out var own) && own.ValueKind == JsonValueKind.Number ? own.GetInt32() : fallback;
        return seconds > 0 && now - WrittenAt >= TimeSpan.FromSeconds(seconds);
    }
}
