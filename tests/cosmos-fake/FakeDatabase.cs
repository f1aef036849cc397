using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>A database and its containers, found by name or by resource id as the SDK uses both.</summary>
internal sealed class FakeDatabase
{
    private readonly ConcurrentDictionary<string, FakeContainer> containers = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly byte[] rid;

    public FakeDatabase(JsonObject properties, byte[] rid, TimeProvider clock)
    {
        this.rid = rid;
        this.clock = clock;
        Id = (string)properties["id"]!;
        Rid = ResourceIds.Text(rid);
        SystemProperties.Add(properties, Rid, $"dbs/{Rid}/");
        properties["_colls"] = "colls/";
        properties["_users"] = "users/";
        Properties = JsonSerializer.SerializeToElement(properties);
    }

    public string Id { get; }

    public string Rid { get; }

    public JsonElement Properties { get; }

    public IEnumerable<FakeContainer> Containers => containers.Values;

    public FakeContainer Find(string nameOrRid) =>
        containers.GetValueOrDefault(nameOrRid)
        ?? containers.Values.FirstOrDefault(container => container.Rid == nameOrRid)
        ?? throw new CosmosError(404, "Resource Not Found: the container does not exist.", 1003);

    public FakeContainer Add(JsonObject properties, uint number, JsonObject offer)
    {
        var containerRid = ResourceIds.Container(rid, number);
        var text = ResourceIds.Text(containerRid);
        SystemProperties.Add(properties, text, $"dbs/{Rid}/colls/{text}/");
        properties["partitionKey"] ??= new JsonObject { ["paths"] = new JsonArray("/id") };
        properties["partitionKey"]!["kind"] ??= "Hash";
        properties["partitionKey"]!["version"] = 2;
        properties["indexingPolicy"] ??= new JsonObject { ["indexingMode"] = "consistent", ["automatic"] = true };
        var container = new FakeContainer(properties, containerRid, clock, offer);
        return containers.TryAdd(container.Id, container)
            ? container
            : throw new CosmosError(409, "Resource with specified id or name already exists.");
    }

    public void Remove(FakeContainer container) => containers.TryRemove(container.Id, out _);
}
