using System.Buffers;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Portal.Shared.Documents.Cosmos;

/// <summary>
/// A container in Cosmos. Every conditional write travels as a transactional batch, also a single one: there the id is in the body, while the gateway
/// misreads an encoded id in an address.
/// </summary>
internal sealed class CosmosContainer<T>(
    Func<Container> open, Func<string, bool> hasComposite, DocumentDeclaration<T> declaration, CosmosRetries retries) : IDocumentContainer<T>
    where T : class, IDocument
{
    private readonly CosmosReads<T> reads = new(open, declaration, retries);

    public DocumentDeclaration<T> Declaration => declaration;

    public async Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) =>
        (await reads.FindAsync(partition, id, withContent: false, cancellation))?.To<T>();

    public async Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation)
    {
        if (await reads.FindAsync(partition, id, withContent: true, cancellation) is not { } item)
        {
            return null;
        }

        var found = item.To<T>();
        contentTo(found)?.Write(item.ContentLiteral.Span);
        return found;
    }

    public async Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation)
    {
        var item = CosmosItem.Write(document, content is null ? default : content.Literal.Span);
        var (answer, isAmbiguous) = await WriteAsync(
            declaration.PartitionOf(document), batch => batch.CreateItemStream(new MemoryStream(item)), cancellation);
        return answer.Status switch
        {
            HttpStatusCode.Conflict when isAmbiguous => await OursOr(WriteOutcome.Taken, document, cancellation),
            HttpStatusCode.Conflict => new Written(WriteOutcome.Taken),
            _ => new Written(WriteOutcome.Done, answer.ETag),
        };
    }

    public async Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation)
    {
        var partition = declaration.PartitionOf(document);
        var id = CosmosIds.Encode(document.Id);
        var (answer, isAmbiguous) = declaration.HasContent && content is null
            ? await WriteAsync(partition, batch => batch.PatchItem(id, FieldsAsPatch(document), new() { IfMatchEtag = etag }), cancellation)
            : await ReplaceItemAsync(partition, id, CosmosItem.Write(document, content is null ? default : content.Literal.Span), etag, cancellation);
        return answer.Status switch
        {
            HttpStatusCode.NotFound => new Written(WriteOutcome.Gone),
            HttpStatusCode.PreconditionFailed when isAmbiguous => await OursOr(WriteOutcome.Stale, document, cancellation),
            HttpStatusCode.PreconditionFailed => new Written(WriteOutcome.Stale),
            _ => new Written(WriteOutcome.Done, answer.ETag),
        };
    }

    public async Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation)
    {
        var (answer, isAmbiguous) = await WriteAsync(
            partition, batch => batch.DeleteItem(CosmosIds.Encode(id), new() { IfMatchEtag = etag }), cancellation);
        return answer.Status switch
        {
            HttpStatusCode.NotFound when isAmbiguous => WriteOutcome.Done,
            HttpStatusCode.NotFound => WriteOutcome.Gone,
            HttpStatusCode.PreconditionFailed => WriteOutcome.Stale,
            _ => WriteOutcome.Done,
        };
    }

    /// <summary>Read, apply, replace on the ETag: unlike the service's own patch it can be repeated when an answer was lost.</summary>
    public async Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindAsync(partition, id, cancellation) is not { } found)
            {
                return new Written(WriteOutcome.Gone);
            }

            if (PatchSteps.Apply(patch, found.Document, found.ETag) is not { } patched)
            {
                return new Written(WriteOutcome.Stale);
            }

            var written = await ReplaceAsync(patched, null, found.ETag, cancellation);
            if (written.Outcome is not WriteOutcome.Stale)
            {
                return written;
            }
        }
    }

    /// <summary>After an answer that was lost, a batch that took effect may be told as refused: whoever writes one looks again after a refusal.</summary>
    public async Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation)
    {
        if (writes.Count == 0)
        {
            return WriteOutcome.Done;
        }

        var (answer, _) = await WriteAsync(
            partition, batch => writes.Aggregate(batch, (all, write) => write switch
            {
                BatchWrite<T>.Add add => all.CreateItemStream(new MemoryStream(CosmosItem.Write(add.Document, default))),
                BatchWrite<T>.Replace replace => all.ReplaceItemStream(
                    CosmosIds.Encode(replace.Document.Id), new MemoryStream(CosmosItem.Write(replace.Document, default)), new() { IfMatchEtag = replace.ETag }),
                BatchWrite<T>.Delete delete => all.DeleteItem(CosmosIds.Encode(delete.Id), new() { IfMatchEtag = delete.ETag }),
                _ => throw new NotSupportedException(),
            }),
            cancellation);
        return answer.Status switch
        {
            HttpStatusCode.Conflict => WriteOutcome.Taken,
            HttpStatusCode.NotFound => WriteOutcome.Gone,
            HttpStatusCode.PreconditionFailed => WriteOutcome.Stale,
            _ => WriteOutcome.Done,
        };
    }

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) =>
        new CosmosPaging<T>(reads, declaration, query, hasComposite(query.OrderBy.Field.Path)).ReadAsync(cancellation);

    private Task<(WriteAnswer Answer, bool IsAmbiguous)> ReplaceItemAsync(
        string partition, string id, byte[] item, string etag, CancellationToken cancellation) =>
        WriteAsync(partition, batch => batch.ReplaceItemStream(id, new MemoryStream(item), new() { IfMatchEtag = etag }), cancellation);

    private Task<(WriteAnswer Answer, bool IsAmbiguous)> WriteAsync(
        string partition, Func<TransactionalBatch, TransactionalBatch> writes, CancellationToken cancellation) =>
        retries.AskAsync(
            async () =>
            {
                var batch = writes(open().CreateTransactionalBatch(reads.KeyOf(partition)));
                using var answer = await batch.ExecuteAsync(cancellation);
                return new WriteAnswer(answer.StatusCode, answer.RetryAfter, answer.ErrorMessage, answer.IsSuccessStatusCode ? answer[0].ETag : null);
            },
            cancellation);

    /// <summary>An earlier try of the same write may have been the one that took effect: then the stored document is what we sent.</summary>
    private async Task<Written> OursOr(WriteOutcome refusal, T document, CancellationToken cancellation)
    {
        var stored = await reads.FindAsync(declaration.PartitionOf(document), document.Id, withContent: false, cancellation);
        return stored is not null && JsonNode.DeepEquals(stored.Fields, CosmosItem.FieldsOf(document))
            ? new Written(WriteOutcome.Done, stored.ETag)
            : new Written(refusal);
    }

    private List<PatchOperation> FieldsAsPatch(T document) =>
        [.. CosmosItem.FieldsOf(document)
            .Where(field => field.Key != "id" && field.Key != declaration.PartitionKeyPath)
            .Select(field => PatchOperation.Set<JsonNode?>($"/{field.Key}", field.Value))];

    private sealed record WriteAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string? Message, string? ETag)
        : CosmosAnswer(Status, RetryAfter, Message);
}
