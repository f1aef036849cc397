using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>What Cosmos asks of a document before it stores it.</summary>
internal static class ItemRules
{
    /// <summary>2 MB as JSON text: the documented limit of an item, of a request and of a batch.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxIdLength = 255;

    public static string RequireId(JsonElement document)
    {
        if (!document.TryGetProperty("id", out var value) || value.ValueKind != JsonValueKind.String)
            throw CosmosError.BadRequest("The input content is invalid because the required properties - 'id; ' - are missing");

        var id = value.GetString()!;
        if (id.Length is 0 or > MaxIdLength || HasIllegalCharacter(id))
            throw CosmosError.BadRequest($"The id '{id}' is empty, too long or has one of the illegal characters / \\ ? #");

        return id;
    }

    public static bool HasIllegalCharacter(string id) => id.AsSpan().IndexOfAny("/\\?#") >= 0;

    public static void RequireTimeToLive(JsonElement document)
    {
        if (!document.TryGetProperty("ttl", out var ttl) || ttl.ValueKind == JsonValueKind.Null)
            return;

        if (ttl.ValueKind != JsonValueKind.Number || !ttl.TryGetInt32(out var seconds) || (seconds <= 0 && seconds != -1))
            throw CosmosError.BadRequest($"The input ttl '{ttl}' is invalid: a positive whole number or -1 is needed.");
    }

    public static void RequireUnique(FakeContainer container, JsonElement document, string partitionKey, string id)
    {
        foreach (var paths in container.Settings.UniqueKeys)
        {
            var wanted = PartitionKeys.Of(document, paths);
            if (container.List(partitionKey).Any(other => other.Id != id && PartitionKeys.Of(other.Root, paths) == wanted))
                throw new CosmosError(409, "Unique index constraint violation.");
        }
    }
}
