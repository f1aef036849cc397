using System.Buffers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;

namespace Portal.EndToEnd.Hosting;

/// <summary>
/// A container on the real store, of which a test may have reads or writes fail for a while, or one single write held or fail.
/// </summary>
internal sealed class FaultyContainer<T>(DocumentDeclaration<T> declaration) : IDocumentContainer<T> where T : class, IDocument
{
    private IDocumentContainer<T> inner = null!;
    private Trap? trap;

    /// <summary>What reading throws; null for nothing.</summary>
    public Exception? OnRead { get; set; }

    /// <summary>What writing throws; null for nothing.</summary>
    public Exception? OnWrite { get; set; }

    public DocumentDeclaration<T> Declaration => declaration;

    private IDocumentContainer<T> Read => OnRead is null ? inner : throw OnRead;

    private IDocumentContainer<T> Write => OnWrite is null ? inner : throw OnWrite;

    /// <summary>Takes the place of the portal's own container.</summary>
    public void Stand(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services =>
            services.AddSingleton<IDocumentContainer<T>>(provider =>
            {
                inner = provider.GetRequiredService<IDocumentStore>().Open(declaration);
                return this;
            }));

    /// <summary>Holds the next such operation on a document until the gate is opened.</summary>
    /// <param name="operation">Add, Replace, Delete, Patch or FindWithContent.</param>
    /// <param name="id">The document.</param>
    /// <param name="that">Which state of it, for Add and Replace; null for any.</param>
    public Gate HoldNext(string operation, string id, Func<T, bool>? that = null)
    {
        var gate = new Gate();
        trap = new Trap(operation, id, that, gate.PassAsync);
        return gate;
    }

    /// <summary>Has the next such operation on a document fail, as if the process had died before it.</summary>
    /// <param name="operation">Add, Replace, Delete, Patch or FindWithContent.</param>
    /// <param name="id">The document.</param>
    public void FailNext(string operation, string id) =>
        trap = new Trap(operation, id, null, () => throw new StoreException(StoreFailure.Unavailable, "Broken by a test."));

    public Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) =>
        Read.FindAsync(partition, id, cancellation);

    public async Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation)
    {
        await SpringAsync("FindWithContent", id);
        return await Read.FindWithContentAsync(partition, id, contentTo, cancellation);
    }

    public async Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation)
    {
        await SpringAsync("Add", document.Id, document);
        return await Write.AddAsync(document, content, cancellation);
    }

    public async Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation)
    {
        await SpringAsync("Replace", document.Id, document);
        return await Write.ReplaceAsync(document, content, etag, cancellation);
    }

    public async Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation)
    {
        await SpringAsync("Delete", id);
        return await Write.DeleteAsync(partition, id, etag, cancellation);
    }

    public async Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation)
    {
        await SpringAsync("Patch", id);
        return await Write.PatchAsync(partition, id, patch, cancellation);
    }

    public Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation) =>
        Write.BatchAsync(partition, writes, cancellation);

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) => Read.QueryAsync(query, cancellation);

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation) =>
        Read.CountAsync(query, most, cancellation);

    public Task<int> RefoldAsync(CancellationToken cancellation) => Write.RefoldAsync(cancellation);

    private Task SpringAsync(string operation, string id, T? document = null)
    {
        var set = trap;
        return
            set is not null
            && set.Operation == operation
            && set.Id == id
            && (set.That is null || (document is not null && set.That(document)))
            && Interlocked.CompareExchange(ref trap, null, set) == set
            ? set.Spring()
            : Task.CompletedTask;
    }

    private sealed record Trap(string Operation, string Id, Func<T, bool>? That, Func<Task> Spring);
}

/// <summary>Where somebody waits until a test lets them go on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody waits; fails when nobody comes.</summary>
    public Task ReachedAsync() => reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Open() => open.SetResult();

    public Task PassAsync()
    {
        reached.SetResult();
        return open.Task;
    }
}
