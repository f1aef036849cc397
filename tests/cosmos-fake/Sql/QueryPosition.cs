using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.CosmosFake.Sql;

/// <summary>
/// Where a query goes on: after the row with these ORDER BY values, document sequence and index, whether or not that row still exists.
/// <c>Delivered</c> counts the results handed out so far, for TOP and LIMIT, and is the whole position of grouped and distinct results.
/// </summary>
internal sealed record QueryPosition(
    [property: JsonPropertyName("keys")] JsonElement Keys,
    [property: JsonPropertyName("seq")] long Sequence,
    [property: JsonPropertyName("row")] int Index,
    [property: JsonPropertyName("done")] int Delivered)
{
    public static QueryPosition After(SqlRow row, int delivered) =>
        new(JsonText.WriteElement(writer => WriteKeys(writer, row.Keys)), row.Sequence, row.Index, delivered);

    public static QueryPosition AfterResults(int delivered) => new(JsonText.WriteElement(writer => WriteKeys(writer, [])), 0, 0, delivered);

    public static QueryPosition Parse(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<QueryPosition>(Convert.FromBase64String(token))!;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw CosmosError.BadRequest("Invalid Continuation Token");
        }
    }

    /// <summary>Values and resource id of a row, and whether to begin after that row or with it.</summary>
    public static QueryPosition FromResumeFilter(JsonElement filter, SqlRowOrder order)
    {
        var exclude = filter.TryGetProperty("exclude", out var flag) && flag.ValueKind == JsonValueKind.True;
        var sequence = filter.TryGetProperty("rid", out var rid) && rid.ValueKind == JsonValueKind.String
            ? ResourceIds.SequenceOf(rid.GetString()!)
            : exclude ? order.LastSequence : order.FirstSequence;
        var keys = filter.GetProperty("value").EnumerateArray().Select(ResumeValue);
        return new(JsonText.WriteElement(writer => WriteKeys(writer, keys)), sequence, exclude ? int.MaxValue : -1, 0);
    }

    public override string ToString() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));

    public List<object?> KeyValues() =>
        [.. Keys.EnumerateArray().Select(key => key.GetArrayLength() == 0 ? SqlValue.Undefined : SqlValue.From(key[0]))];

    /// <summary>An empty array stands for undefined; the SDK hashes arrays and objects, which nothing of ours sorts by.</summary>
    private static object? ResumeValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() == 0 => SqlValue.Undefined,
        JsonValueKind.Array or JsonValueKind.Object => throw new SqlError("The fake does not resume after an array or an object."),
        _ => SqlValue.From(value),
    };

    /// <summary>Each value in an array of its own, empty for undefined, which JSON cannot say.</summary>
    private static void WriteKeys(Utf8JsonWriter writer, IEnumerable<object?> keys)
    {
        writer.WriteStartArray();
        foreach (var key in keys)
        {
            writer.WriteStartArray();
            if (!SqlValue.IsUndefined(key))
                SqlValue.Write(writer, key);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
