using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>Databases, containers and their one partition range.</summary>
internal static class ResourceApi
{
    public static Answer Databases(FakeAccount account, CosmosRequest request) => request.Method == "POST"
        ? Resource(201, account.Add(Properties(request)).Properties)
        : List("Databases", "", account.Databases.Select(database => database.Properties));

    public static Answer Database(FakeAccount account, FakeDatabase database, CosmosRequest request)
    {
        if (request.Method != "DELETE")
            return Resource(200, database.Properties);

        account.Remove(database);
        return Answer.Empty(204);
    }

    public static Answer Containers(FakeAccount account, FakeDatabase database, CosmosRequest request) => request.Method == "POST"
        ? Resource(201, database.Add(Properties(request), account.NextNumber(), OfferApi.FromHeaders(request)).Properties)
        : List("DocumentCollections", database.Rid, database.Containers.Select(container => container.Properties));

    public static Answer Container(FakeDatabase database, string nameOrRid, CosmosRequest request)
    {
        var container = database.Find(nameOrRid);
        switch (request.Method)
        {
            case "DELETE":
                database.Remove(container);
                return Answer.Empty(204);
            case "PUT":
                var properties = Properties(request);
                SystemProperties.Add(properties, container.Rid, container.Properties.GetProperty("_self").GetString()!);
                lock (container.Gate)
                    container.Describe(properties);
                break;
        }

        return Resource(200, container.Properties).AtLsn(container.Lsn);
    }

    public static Answer PartitionRanges(FakeContainer container, CosmosRequest request)
    {
        if (request.Header("If-None-Match") == SystemProperties.ETag)
            return Answer.Empty(304).With("etag", SystemProperties.ETag);

        var range = new JsonObject
        {
            ["id"] = "0",
            ["minInclusive"] = "",
            ["maxExclusive"] = "FF",
            ["ridPrefix"] = 0,
            ["throughputFraction"] = 1,
            ["status"] = "online",
            ["parents"] = new JsonArray(),
            ["_lsn"] = 1,
        };
        SystemProperties.Add(range, container.RangeRid, "");
        return List("PartitionKeyRanges", container.Rid, [JsonSerializer.SerializeToElement(range)]).With("etag", SystemProperties.ETag);
    }

    private static JsonObject Properties(CosmosRequest request) => JsonNode.Parse(request.Body)!.AsObject();

    private static Answer Resource(int status, JsonElement properties) =>
        Answer.Json(status, JsonText.WriteBytes(properties.WriteTo)).With("etag", SystemProperties.ETag);

    private static Answer List(string name, string rid, IEnumerable<JsonElement> items)
    {
        JsonNode?[] nodes = [.. items.Select(item => JsonObject.Create(item))];
        return Answer.Json(200, new JsonObject { ["_rid"] = rid, [name] = new JsonArray(nodes), ["_count"] = nodes.Length });
    }
}
