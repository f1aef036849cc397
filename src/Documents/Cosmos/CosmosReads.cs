using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>Reads of one container: a document by its id, and one page of the service's own paging.</summary>
internal sealed class CosmosReads<T>(Func<Container> open, DocumentDeclaration<T> declaration, CosmosRetries retries)
    where T : class, IDocument
{
    private readonly bool isKeyId = declaration.PartitionKeyPath == "id";

    /// <summary>The partition key; where it is the id, it is stored as ids are.</summary>
    public PartitionKey KeyOf(string partition) => new(isKeyId ? CosmosIds.Encode(partition) : partition);

    /// <summary>A point read where the whole item is wanted or small, else a query that leaves the content out.</summary>
    public async Task<CosmosItem?> FindAsync(string partition, string id, bool withContent, CancellationToken cancellation)
    {
        if (CosmosIds.NeedsEncoding(id) || (declaration.HasContent && !withContent))
        {
            var query = CosmosQuerySql<T>.ById(declaration, CosmosIds.Encode(id), withContent);
            var (items, _) = await PageAsync(query, partition, 1, null, cancellation);
            return items.Count == 0 ? null : items[0];
        }

        var (answer, _) = await retries.AskAsync(
            async () =>
            {
                using var response = await open().ReadItemStreamAsync(id, KeyOf(partition), cancellationToken: cancellation);
                return await ReadAnswer.OfAsync(response, cancellation);
            },
            cancellation);
        return answer.Status is HttpStatusCode.OK ? CosmosItem.Parse(answer.Body, declaration.HasContent) : null;
    }

    /// <summary>At most so many items, and the service's token of the next ones.</summary>
    public async Task<(IReadOnlyList<CosmosItem> Items, string? Continuation)> PageAsync(
        QueryDefinition query, string? partition, int most, string? continuation, CancellationToken cancellation)
    {
        var options = new QueryRequestOptions { PartitionKey = partition is null ? null : KeyOf(partition), MaxItemCount = most };
        var (answer, _) = await retries.AskAsync(
            async () =>
            {
                using var pages = open().GetItemQueryStreamIterator(query, continuation, options);
                using var response = await pages.ReadNextAsync(cancellation);
                return await ReadAnswer.OfAsync(response, cancellation);
            },
            cancellation);
        return (Split(answer.Body, declaration.HasContent), answer.Continuation);
    }

    private static List<CosmosItem> Split(ReadOnlyMemory<byte> page, bool hasContent)
    {
        var items = new List<CosmosItem>();
        var reader = new Utf8JsonReader(page.Span);
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("Documents"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
                {
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    items.Add(CosmosItem.Parse(page[start..(int)reader.BytesConsumed], hasContent));
                }
            }
        }

        return items;
    }

    private sealed record ReadAnswer(
        HttpStatusCode Status,
        TimeSpan? RetryAfter,
        string? Message,
        ReadOnlyMemory<byte> Body,
        string? Continuation) : CosmosAnswer(Status, RetryAfter, Message)
    {
        public static async Task<ReadAnswer> OfAsync(ResponseMessage response, CancellationToken cancellation)
        {
            using var body = new MemoryStream(response.Content is { CanSeek: true } sized ? (int)sized.Length : 0);
            if (response is { IsSuccessStatusCode: true, Content: not null })
            {
                await response.Content.CopyToAsync(body, cancellation);
            }

            return new ReadAnswer(
                response.StatusCode,
                RetryAfterOf(response),
                response.ErrorMessage?.Split('\n', 2)[0],
                body.GetBuffer().AsMemory(0, (int)body.Length),
                response.IsSuccessStatusCode ? response.ContinuationToken : null);
        }

        private static TimeSpan? RetryAfterOf(ResponseMessage response) =>
            double.TryParse(response.Headers["x-ms-retry-after-ms"], System.Globalization.CultureInfo.InvariantCulture, out var ms)
                ? TimeSpan.FromMilliseconds(ms)
                : null;
    }
}
