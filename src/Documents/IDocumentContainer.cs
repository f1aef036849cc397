using System.Buffers;

namespace Portal.Documents;

/// <summary>
/// The narrow seam over a container of documents, kept alike by both providers. Expected outcomes are values; a store
/// that cannot serve throws <see cref="StoreException"/>. A write that returned survives the death of the process.
/// </summary>
public interface IDocumentContainer<T> where T : class, IDocument
{
    /// <summary>What the container promises: partition key, fields, content.</summary>
    DocumentDeclaration<T> Declaration { get; }

    /// <summary>Finds a document without touching its content; null when absent or expired.</summary>
    Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation);

    /// <summary>
    /// Finds a document and, where <paramref name="contentTo"/> answers a writer, copies its content there as a JSON
    /// string literal (UTF-8, quotes included), without an intermediate copy. Null when absent or expired.
    /// </summary>
    Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation);

    /// <summary>Adds a document; refuses an id that is taken in its partition.</summary>
    Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation);

    /// <summary>Replaces a document if its ETag still is <paramref name="etag"/>; a null content keeps the stored one.</summary>
    Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation);

    /// <summary>Deletes a document, and only if its ETag still is <paramref name="etag"/> where one is given.</summary>
    Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation);

    /// <summary>Changes fields in place, atomically; <see cref="WriteOutcome.Stale"/> when the predicate does not hold.</summary>
    Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation);

    /// <summary>
    /// At most 100 writes inside one partition, all or nothing: the outcome is Done, or that of the first write that was refused.
    /// </summary>
    Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation);

    /// <summary>One page of documents without their content, in order, by continuation token.</summary>
    Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation);

    /// <summary>
    /// How many documents a query would give in all, counted no further than one more than <paramref name="most"/>. Reads no content. The
    /// order only names the index; page size and continuation do not matter.
    /// </summary>
    Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation);

    /// <summary>
    /// Brings the folded texts of documents that other programs wrote or renamed up to date, so that they are found in every spelling;
    /// nothing else of them changes. Gives how many were written. May be repeated, and run by two instances at once. A store that no other
    /// program writes has nothing to do.
    /// </summary>
    Task<int> RefoldAsync(CancellationToken cancellation);
}

/// <summary>What became of a write.</summary>
public enum WriteOutcome
{
    /// <summary>Written, durably.</summary>
    Done,

    /// <summary>Refused: the id is taken.</summary>
    Taken,

    /// <summary>Refused: the ETag or the predicate did not match.</summary>
    Stale,

    /// <summary>Refused: there is no such document.</summary>
    Gone,
}

/// <summary>A write's outcome and, when it is Done, the new ETag.</summary>
public readonly record struct Written(WriteOutcome Outcome, string? ETag = null)
{
    /// <summary>Whether the write took place.</summary>
    public bool IsDone => Outcome is WriteOutcome.Done;
}

/// <summary>One write of a batch. Content is not written by batches.</summary>
public abstract record BatchWrite<T>
{
    private BatchWrite()
    {
    }

    /// <summary>Adds; refused when the id is taken.</summary>
    public sealed record Add(T Document) : BatchWrite<T>;

    /// <summary>Replaces; refused when the ETag differs.</summary>
    public sealed record Replace(T Document, string ETag) : BatchWrite<T>;

    /// <summary>Deletes; refused when absent, or when the ETag differs where one is given.</summary>
    public sealed record Delete(string Id, string? ETag = null) : BatchWrite<T>;
}
