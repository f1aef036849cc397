using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>
/// Adds folded copies to documents that another program wrote, and renews those of documents that it renamed: patches of these fields
/// alone, conditional on the ETag that was read, so that content and fields of others stay as they are.
/// </summary>
internal sealed class CosmosFoldedTextRepair<T>(
    Func<Container> open, CosmosReads<T> reads, DocumentDeclaration<T> declaration, CosmosRetries retries) where T : class, IDocument
{
    private const int PageSize = 100;

    private readonly string[] sources = [.. CosmosFoldedText.SourcesOf(declaration)];

    /// <summary>Gives how many documents were written. One that changes meanwhile is left for the next time.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (sources.Length == 0)
        {
            return 0;
        }

        var written = 0;
        string? continuation = null;
        do
        {
            var (items, next) = await reads.PageAsync(CosmosQuerySql<T>.Unfolded(declaration), null, PageSize, continuation, cancellation);
            foreach (var item in items)
            {
                written += await TryWriteAsync(item, cancellation) ? 1 : 0;
            }

            continuation = next;
        }
        while (continuation is not null);
        return written;
    }

    private async Task<bool> TryWriteAsync(CosmosItem item, CancellationToken cancellation)
    {
        if (TextOf(item.Fields, "id") is not { } id
            || TextOf(item.Fields, declaration.PartitionKeyPath) is not { } partition
            || PatchOf(item.Fields) is not { Count: > 0 } patch)
        {
            return false;
        }

        var (answer, _) = await retries.AskAsync(
            async () =>
            {
                var batch = open()
                    .CreateTransactionalBatch(new PartitionKey(partition))
                    .PatchItem(id, patch, new() { IfMatchEtag = item.ETag });
                using var answer = await batch.ExecuteAsync(cancellation);
                return new PatchAnswer(answer.StatusCode, answer.RetryAfter, answer.ErrorMessage);
            },
            cancellation);
        return answer.Status is HttpStatusCode.OK;
    }

    /// <summary>What is missing or not as it should be; null where another program uses our key for something else.</summary>
    private List<PatchOperation>? PatchOf(JsonObject fields)
    {
        switch (fields[CosmosFoldedText.Home])
        {
            case null:
                CosmosFoldedText.AddTo(fields, declaration);
                return [PatchOperation.Set($"/{CosmosFoldedText.Home}", fields[CosmosFoldedText.Home])];
            case JsonObject home:
                return [.. sources
                    .Select(source => (Name: CosmosFoldedText.NameOf(source), Text: CosmosFoldedText.Fold(fields, source)))
                    .Where(copy => TextOf(home, copy.Name) != copy.Text)
                    .Select(copy => PatchOperation.Set($"/{CosmosFoldedText.Home}/{copy.Name}", copy.Text))];
            default:
                return null;
        }
    }

    private static string? TextOf(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record PatchAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string? Message)
        : CosmosAnswer(Status, RetryAfter, Message);
}
