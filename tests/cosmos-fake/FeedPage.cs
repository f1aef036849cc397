using System.Text.Json;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>The JSON around a page of documents or query results.</summary>
internal static class FeedPage
{
    public static Answer Answer(FakeContainer container, IReadOnlyList<object?> results)
    {
        var body = JsonText.WriteBytes(writer =>
        {
            Begin(writer, container);
            foreach (var result in results)
                SqlValue.Write(writer, result);
            End(writer, results.Count);
        });
        return CosmosFake.Answer.Json(200, body).With("x-ms-item-count", $"{results.Count}").AtLsn(container.Lsn);
    }

    private static void Begin(Utf8JsonWriter writer, FakeContainer container)
    {
        writer.WriteStartObject();
        writer.WriteString("_rid", container.Rid);
        writer.WriteStartArray("Documents");
    }

    private static void End(Utf8JsonWriter writer, int count)
    {
        writer.WriteEndArray();
        writer.WriteNumber("_count", count);
        writer.WriteEndObject();
    }
}
