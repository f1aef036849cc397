using System.Buffers;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>
/// A container in Cosmos. Every write travels as a transactional batch, also a single one: there the id is in the body, while the
/// gateway misreads an encoded id in an address.
/// </summary>
internal sealed class CosmosContainer<T>(
    Func<Container> open,
    Func<string, bool> hasComposite,
    DocumentDeclaration<T> declaration,
    CosmosRetries retries) : IDocumentContainer<T>
    where T : class, IDocument
{
    /// <summary>Somebody makes progress in each round: so many lost in a row mean more writers than one document bears.</summary>
    private const int MostPatchRounds = 100;

    private readonly CosmosReads<T> reads = new(open, declaration, retries);
    private readonly CosmosLostAnswers<T> lostAnswers = new(new(open, declaration, retries), declaration);

    public DocumentDeclaration<T> Declaration => declaration;

    public async Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) =>
        (await reads.FindAsync(partition, id, withContent: false, cancellation))?.To(declaration);

    public async Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation)
    {
        if (await reads.FindAsync(partition, id, withContent: true, cancellation) is not { } item)
        {
            return null;
        }

        var found = item.To(declaration);
        contentTo(found)?.Write(item.ContentLiteral.Span);
        return found;
    }

    public async Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation)
    {
        var item = CosmosItem.Write(declaration, document, content is null ? default : content.Literal.Span);
        var (answer, isAmbiguous) = await WriteAsync(
            declaration.PartitionOf(document), batch => batch.CreateItemStream(new MemoryStream(item)), cancellation);
        return answer.Status switch
        {
            HttpStatusCode.Conflict when isAmbiguous => await OursOr(WriteOutcome.Taken, document, content, cancellation),
            HttpStatusCode.Conflict => new Written(WriteOutcome.Taken),
            _ => new Written(WriteOutcome.Done, answer.ETag),
        };
    }

    public async Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation)
    {
        var (answer, isAmbiguous) = await WriteAsync(
            declaration.PartitionOf(document), batch => CosmosBatch.Replace(batch, declaration, document, content, etag), cancellation);
        return answer.Status switch
        {
            HttpStatusCode.NotFound => new Written(WriteOutcome.Gone),
            HttpStatusCode.PreconditionFailed when isAmbiguous => await OursOr(WriteOutcome.Stale, document, content, cancellation),
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

    /// <summary>
    /// Read, apply, replace on the ETag: unlike the service's own patch it can be repeated when an answer was lost, and its condition is
    /// asked exactly, whatever form the stored times and folded texts have.
    /// </summary>
    public async Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation)
    {
        for (var round = 0; round < MostPatchRounds; round++)
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

        throw new StoreException(StoreFailure.Throttled, $"Too many write one document of '{declaration.Container}' at once.");
    }

    public async Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation)
    {
        CosmosBatch.Check(declaration, partition, writes);
        if (writes.Count == 0)
        {
            return WriteOutcome.Done;
        }

        var (answer, isAmbiguous) = await WriteAsync(
            partition, batch => writes.Aggregate(batch, (all, write) => CosmosBatch.Append(all, declaration, write)), cancellation);
        var outcome = answer.Status switch
        {
            HttpStatusCode.Conflict => WriteOutcome.Taken,
            HttpStatusCode.NotFound => WriteOutcome.Gone,
            HttpStatusCode.PreconditionFailed => WriteOutcome.Stale,
            _ => WriteOutcome.Done,
        };
        return isAmbiguous && outcome is not WriteOutcome.Done && await lostAnswers.StandAsync(partition, writes, cancellation)
            ? WriteOutcome.Done
            : outcome;
    }

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) =>
        new CosmosPages<T>(reads, declaration, query, hasComposite(query.OrderBy.Field.Path)).ReadAsync(cancellation);

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation) =>
        new CosmosPages<T>(reads, declaration, query, hasComposite(query.OrderBy.Field.Path)).CountAsync(most, cancellation);

    public Task<int> RefoldAsync(CancellationToken cancellation) =>
        new CosmosFoldedTextRepair<T>(open, reads, declaration, retries).RunAsync(cancellation);

    private Task<(WriteAnswer Answer, bool IsAmbiguous)> WriteAsync(
        string partition, Func<TransactionalBatch, TransactionalBatch> writes, CancellationToken cancellation) =>
        retries.AskAsync(
            async () =>
            {
                var batch = writes(open().CreateTransactionalBatch(reads.KeyOf(partition)));
                using var answer = await batch.ExecuteAsync(cancellation);
                return new WriteAnswer(
                    answer.StatusCode,
                    answer.RetryAfter,
                    answer.ErrorMessage,
                    answer.IsSuccessStatusCode ? answer[0].ETag : null);
            },
            cancellation);

    /// <summary>An earlier try of the same write may have been the one that took effect.</summary>
    private async Task<Written> OursOr(WriteOutcome refusal, T document, ContentText? content, CancellationToken cancellation) =>
        await lostAnswers.FindOursAsync(document, content, cancellation) is { } etag ? new(WriteOutcome.Done, etag) : new(refusal);

    private sealed record WriteAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string? Message, string? ETag)
        : CosmosAnswer(Status, RetryAfter, Message);
}
