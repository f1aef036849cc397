using System.Text.Json;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>Refuses the sort orders that the indexing policy cannot serve, with the texts that Cosmos uses.</summary>
internal sealed class IndexPolicy
{
    /// <summary>Indexed whatever the policy says.</summary>
    private static readonly HashSet<string> AlwaysIndexed = ["/id", "/_ts"];

    private readonly List<string> included;
    private readonly List<string> excluded;
    private readonly List<(string Path, bool Descending)[]> composites;

    private IndexPolicy(JsonElement policy)
    {
        included = [.. Items(policy, "includedPaths").Select(Path)];
        excluded = [.. Items(policy, "excludedPaths").Select(Path)];
        composites = [.. Items(policy, "compositeIndexes").Select(index => index.EnumerateArray().Select(Key).ToArray())];
    }

    public static IndexPolicy Parse(JsonElement policy) => new(policy);

    public void RequireOrder(IReadOnlyList<SqlOrder> orders)
    {
        if (orders.Count == 1 && !IsIndexed(orders[0].Path))
            throw CosmosError.BadRequest("The index path corresponding to the specified order-by item is excluded.");

        if (orders.Count > 1 && !composites.Any(index => Serves(index, orders, reversed: false) || Serves(index, orders, reversed: true)))
            throw CosmosError.BadRequest("The order by query does not have a corresponding composite index that it can be served from.");
    }

    private static bool Serves((string Path, bool Descending)[] index, IReadOnlyList<SqlOrder> orders, bool reversed) =>
        index.SequenceEqual(orders.Select(order => (order.Path, order.Descending != reversed)));

    /// <summary>The longest matching path decides, as in Cosmos.</summary>
    private bool IsIndexed(string path) =>
        AlwaysIndexed.Contains(path) || included.Count == 0 || Longest(included, path) > Longest(excluded, path);

    private static int Longest(List<string> policyPaths, string path) =>
        policyPaths.Where(policy => Covers(policy, path)).Select(policy => policy.Length).DefaultIfEmpty(-1).Max();

    private static bool Covers(string policy, string path) => policy[^1] switch
    {
        '*' => (path + "/").StartsWith(policy[..^1], StringComparison.Ordinal),
        '?' => path + "/" == policy[..^1],
        _ => path == policy,
    };

    private static string Path(JsonElement item) => item.GetProperty("path").GetString()!.Replace("\"", "", StringComparison.Ordinal);

    private static (string Path, bool Descending) Key(JsonElement item) =>
        (Path(item), item.TryGetProperty("order", out var order) && order.GetString() == "descending");

    private static JsonElement.ArrayEnumerator Items(JsonElement policy, string name) =>
        policy.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
