using System.Text.Json;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>Partition keys as canonical JSON arrays that compare as text: <c>["alice"]</c>, <c>[{}]</c> for a missing value.</summary>
internal static class PartitionKeys
{
    public static string Canonical(string header)
    {
        using var parsed = JsonDocument.Parse(header);
        return JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var part in parsed.RootElement.EnumerateArray())
                SqlValue.Write(writer, SqlValue.From(part));
            writer.WriteEndArray();
        });
    }

    public static string Of(JsonElement document, IReadOnlyList<string> paths) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var path in paths)
            WriteAt(writer, document, path);
        writer.WriteEndArray();
    });

    /// <summary>True when the key names only the first levels of a hierarchical partition key.</summary>
    public static bool IsPrefix(string key, int levels)
    {
        using var parsed = JsonDocument.Parse(key);
        return parsed.RootElement.GetArrayLength() < levels;
    }

    private static void WriteAt(Utf8JsonWriter writer, JsonElement document, string path)
    {
        if (JsonPath.TryFind(document, path, out var value))
        {
            SqlValue.Write(writer, SqlValue.From(value));
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }
}
