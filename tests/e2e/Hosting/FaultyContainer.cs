using System.Buffers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Documents;

namespace Portal.EndToEnd.Hosting;

/// <summary>A container on the real store, of which a test may have reads or writes fail for a while.</summary>
internal sealed class FaultyContainer<T>(DocumentDeclaration<T> declaration) : IDocumentContainer<T> where T : class, IDocument
{
    private IDocumentContainer<T> inner = null!;

    /// <summary>What reading throws; null for nothing.</summary>
    public Exception? OnRead { get; set; }

    /// <summary>What writing throws; null for nothing.</summary>
    public Exception? OnWrite { get; set; }

    public DocumentDeclaration<T> Declaration => declaration;

    private IDocumentContainer<T> Read => OnRead is null ? inner : throw OnRead;

    private IDocumentContainer<T> Write => OnWrite is null ? inner : throw OnWrite;

    /// <summary>Takes the place of the portal's own container.</summary>
    public void Stand(IWebHostBuilder builder) => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentContainer<T>>(provider =>
    {
        inner = provider.GetRequiredService<IDocumentStore>().Open(declaration);
        return this;
    }));

    public Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) => Read.FindAsync(partition, id, cancellation);

    public Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation) =>
        Read.FindWithContentAsync(partition, id, contentTo, cancellation);

    public Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation) => Write.AddAsync(document, content, cancellation);

    public Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation) =>
        Write.ReplaceAsync(document, content, etag, cancellation);

    public Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation) =>
        Write.DeleteAsync(partition, id, etag, cancellation);

    public Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation) =>
        Write.PatchAsync(partition, id, patch, cancellation);

    public Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation) =>
        Write.BatchAsync(partition, writes, cancellation);

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) => Read.QueryAsync(query, cancellation);

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation) => Read.CountAsync(query, most, cancellation);
}
