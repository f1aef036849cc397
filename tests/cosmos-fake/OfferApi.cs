using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>Throughput, which Cosmos keeps as "offers" beside the containers.</summary>
internal static class OfferApi
{
    private const int DefaultThroughput = 400;
    private const string IdPrefix = "offer-";

    /// <summary>The offer that comes with the creation of a container; an autoscale one starts at a tenth of its maximum.</summary>
    public static JsonObject FromHeaders(CosmosRequest request)
    {
        if (request.Header("x-ms-cosmos-offer-autopilot-settings") is { } autoscale)
        {
            var settings = JsonNode.Parse(autoscale)!.AsObject();
            return new JsonObject { ["offerThroughput"] = (int)settings["maxThroughput"]! / 10, ["offerAutopilotSettings"] = settings };
        }

        var given = request.Header("x-ms-offer-throughput");
        return new JsonObject { ["offerThroughput"] = given is null ? DefaultThroughput : int.Parse(given, CultureInfo.InvariantCulture) };
    }

    /// <summary>The SDK asks with a query on the container's resource id, and replaces an offer by the link it was given.</summary>
    public static Answer Answer(FakeAccount account, CosmosRequest request)
    {
        var containers = account.Databases.SelectMany(database => database.Containers);
        if (request.Segments is [_, var id])
        {
            var wanted = containers.First(container => OfferId(container) == id);
            if (request.Method == "PUT")
                wanted.Offer = JsonNode.Parse(request.Body)!["content"]!.DeepClone().AsObject();

            return CosmosFake.Answer.Json(200, Offer(wanted));
        }

        var query = Encoding.UTF8.GetString(request.Body);
        var asked = containers.Where(container => query.Contains(container.Rid, StringComparison.Ordinal));
        var offers = new JsonArray([.. asked.Select(Offer)]);
        return CosmosFake.Answer.Json(200, new JsonObject { ["_rid"] = "", ["_count"] = offers.Count, ["Offers"] = offers });
    }

    private static JsonObject Offer(FakeContainer container) => new()
    {
        ["id"] = OfferId(container),
        ["_rid"] = OfferId(container),
        ["_self"] = $"offers/{OfferId(container)}/",
        ["_etag"] = SystemProperties.ETag,
        ["resource"] = container.Properties.GetProperty("_self").GetString(),
        ["offerResourceId"] = container.Rid,
        ["offerType"] = "Invalid",
        ["offerVersion"] = "V2",
        ["content"] = container.Offer.DeepClone(),
    };

    private static string OfferId(FakeContainer container) => IdPrefix + container.Rid.TrimEnd('=');
}
