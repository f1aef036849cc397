using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>What the container's properties say about its documents.</summary>
internal sealed record ContainerSettings(
    IReadOnlyList<string> PartitionKeyPaths,
    int? DefaultTimeToLive,
    IReadOnlyList<IReadOnlyList<string>> UniqueKeys,
    IndexPolicy Index)
{
    public static ContainerSettings Parse(JsonElement properties) => new(
        Strings(properties.GetProperty("partitionKey").GetProperty("paths")),
        properties.TryGetProperty("defaultTtl", out var ttl) && ttl.ValueKind == JsonValueKind.Number ? ttl.GetInt32() : null,
        JsonPath.TryFind(properties, "/uniqueKeyPolicy/uniqueKeys", out var keys)
            ? [.. keys.EnumerateArray().Select(key => Strings(key.GetProperty("paths")))]
            : [],
        IndexPolicy.Parse(properties.GetProperty("indexingPolicy")));

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
