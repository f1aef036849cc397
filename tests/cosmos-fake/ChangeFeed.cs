using System.Globalization;
using System.Text.Json;

namespace Portal.CosmosFake;

/// <summary>The latest version of every document that changed since an LSN, in the order of the changes; deletions do not show.</summary>
internal static class ChangeFeed
{
    public static Answer Read(FakeContainer container, CosmosRequest request)
    {
        long head;
        List<StoredDocument> documents;
        lock (container.Gate)
        {
            head = container.Lsn;
            documents = container.List(request.PartitionKey);
        }

        var from = StartLsn(request, head);
        var since = StartTime(request);
        List<StoredDocument> changes =
        [
            .. documents.Where(document => document.Lsn > from && document.WrittenAt >= since)
                .OrderBy(document => document.Lsn)
                .Take(request.PageSize),
        ];
        var position = changes.Count == 0 ? head : changes[^1].Lsn;
        var answer = changes.Count == 0
            ? Answer.Empty(304).With("x-ms-item-count", "0").AtLsn(head)
            : FeedPage.Answer(container, [.. changes.Select(WithLsn)]);
        return answer.With("etag", $"\"{position}\"");
    }

    private static long StartLsn(CosmosRequest request, long head) => request.Header("If-None-Match") switch
    {
        "*" => head,
        { } etag when long.TryParse(etag.Trim('"'), out var lsn) => lsn,
        _ => 0,
    };

    private static DateTimeOffset StartTime(CosmosRequest request) =>
        DateTimeOffset.TryParse(request.Header("If-Modified-Since"), CultureInfo.InvariantCulture, out var since) ? since : default;

    private static object? WithLsn(StoredDocument document) => JsonText.WriteElement(writer =>
    {
        writer.WriteStartObject();
        foreach (JsonProperty property in document.Root.EnumerateObject())
            property.WriteTo(writer);
        writer.WriteNumber("_lsn", document.Lsn);
        writer.WriteEndObject();
    });
}
