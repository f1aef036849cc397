using System.Buffers;
using Portal.Documents;

namespace Portal.EndToEnd.Browser;

/// <summary>A container whose store cannot serve.</summary>
internal sealed class BrokenContainer<T>(DocumentDeclaration<T> declaration) : IDocumentContainer<T> where T : class, IDocument
{
    private static StoreException Down => new(StoreFailure.Unavailable, "Broken by a test.");

    public DocumentDeclaration<T> Declaration => declaration;

    public Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) => throw Down;

    public Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation) => throw Down;

    public Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation) => throw Down;

    public Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation) => throw Down;

    public Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation) => throw Down;

    public Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation) => throw Down;

    public Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation) =>
        throw Down;

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) => throw Down;

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation) => throw Down;

    public Task<int> RefoldAsync(CancellationToken cancellation) => throw Down;
}
