using System.Buffers;
using Portal.Documents;

namespace Portal.Sessions;

/// <summary>
/// Files that wait for their <i>Import</i>, always by their owner: a stranger's, an unknown and an expired one are one answer.
/// </summary>
internal sealed class PendingImportStore(IDocumentContainer<PendingImport> imports)
{
    /// <summary>How many files of a person wait at once; the oldest goes for a new one. With the limit of content, at most 15 MB.</summary>
    public const int Most = 10;

    private static readonly ContentText Nothing = ContentText.FromUtf8(ReadOnlyMemory<byte>.Empty);

    /// <summary>Adds a file; one too many takes the place of the oldest.</summary>
    public async Task<WriteOutcome> AddAsync(PendingImport import, ContentText content, CancellationToken cancellation)
    {
        var written = await imports.AddAsync(import, content, cancellation);
        var all = await imports.QueryAsync(QueryOf(import.OwnerId, descending: true) with { PageSize = 100 }, cancellation);
        foreach (var old in all.Items.Skip(Most))
        {
            await imports.DeleteAsync(import.OwnerId, old.Document.Id, null, cancellation);
        }

        return written.Outcome;
    }

    /// <summary>A file without its content; null when there is none.</summary>
    public async Task<PendingImport?> FindAsync(string ownerId, string id, CancellationToken cancellation) =>
        (await imports.FindAsync(ownerId, id, cancellation))?.Document;

    /// <summary>A file, its content copied there; null when there is none.</summary>
    public async Task<PendingImport?> ReadAsync(string ownerId, string id, IBufferWriter<byte> content, CancellationToken cancellation) =>
        (await imports.FindWithContentAsync(ownerId, id, _ => content, cancellation))?.Document;

    /// <summary>Notes what a file became, and lets its content go.</summary>
    public Task FinishAsync(string ownerId, string id, string sessionId, string title, CancellationToken cancellation) =>
        StaleRetry.RunAsync(
            "An import",
            async () =>
                await imports.FindAsync(ownerId, id, cancellation) is not { Document.SessionId: null } found
                || (
                    await imports.ReplaceAsync(
                        found.Document with
                        {
                            SessionId = sessionId,
                            Title = title,
                        },
                        Nothing,
                        found.ETag,
                        cancellation)).IsDone
                    ? true
                    : Attempt<bool>.Stale);

    /// <summary>Every file of a person that waits or was imported in the last hour, the oldest first, without content.</summary>
    public IAsyncEnumerable<PendingImport> AllAsync(string ownerId, CancellationToken cancellation) =>
        imports.AllAsync(QueryOf(ownerId, descending: false), cancellation).Select(import => import.Document);

    public Task<int> CountAsync(string ownerId, int most, CancellationToken cancellation) =>
        imports.CountAsync(QueryOf(ownerId, descending: false), most, cancellation);

    public Task DeleteAsync(string ownerId, string id, CancellationToken cancellation) =>
        imports.DeleteAsync(ownerId, id, null, cancellation);

    private static DocumentQuery<PendingImport> QueryOf(string ownerId, bool descending) => new()
    {
        Partition = ownerId,
        OrderBy = PendingImport.Declaration.OrderBy(import => import.CreatedAt, descending),
    };
}
