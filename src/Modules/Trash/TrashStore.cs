using System.Buffers;
using Portal.Documents;

namespace Portal.Trash;

/// <summary>Where deleted documents go first, so that no delete destroys anything.</summary>
internal sealed class TrashStore(IDocumentContainer<TrashedDocument> trash, TombstoneStore tombstones)
{
    /// <summary>The id of a document's trash, which is its tombstone's.</summary>
    public static string IdOf(string kind, string targetId) => TombstoneStore.IdOf(kind, targetId);

    /// <summary>A page of somebody's trash, the last deletion first, without content.</summary>
    public Task<DocumentPage<TrashedDocument>> ListAsync(
        string ownerId,
        string? kind,
        int pageSize,
        string? continuation,
        CancellationToken cancellation) =>
        trash.QueryAsync(QueryOf(ownerId, kind) with { PageSize = pageSize, Continuation = continuation }, cancellation);

    /// <summary>Everything in somebody's trash, the last deletion first, without content.</summary>
    public IAsyncEnumerable<TrashedDocument> AllAsync(string ownerId, string? kind, CancellationToken cancellation) =>
        trash.AllAsync(QueryOf(ownerId, kind), cancellation).Select(trashed => trashed.Document);

    /// <summary>How much lies in somebody's trash, counted no further than one more than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(string ownerId, string? kind, int most, CancellationToken cancellation) =>
        trash.CountAsync(QueryOf(ownerId, kind), most, cancellation);

    /// <summary>What was deleted at an instant or before, of anybody, the oldest first, without content.</summary>
    public IAsyncEnumerable<Stored<TrashedDocument>> OlderAsync(string kind, DateTimeOffset until, CancellationToken cancellation)
    {
        var filters = TrashedDocument.Declaration.Filters;
        return trash.AllAsync(
            new DocumentQuery<TrashedDocument>
            {
                Where = filters.Equal(trashed => trashed.Kind, kind) & filters.AtMost(trashed => trashed.DeletedAt, until),
                OrderBy = TrashedDocument.Declaration.OrderBy(trashed => trashed.DeletedAt, descending: false),
            },
            cancellation);
    }

    /// <summary>Something in somebody's trash, its content not read; null when it is not there.</summary>
    public Task<Stored<TrashedDocument>?> FindAsync(string ownerId, string kind, string targetId, CancellationToken cancellation) =>
        trash.FindAsync(ownerId, IdOf(kind, targetId), cancellation);

    /// <summary>As <see cref="FindAsync"/>, with the content as a JSON string literal.</summary>
    public Task<Stored<TrashedDocument>?> ReadAsync(
        string ownerId, string kind, string targetId, IBufferWriter<byte> contentTo, CancellationToken cancellation) =>
        trash.FindWithContentAsync(ownerId, IdOf(kind, targetId), _ => contentTo, cancellation);

    /// <summary>Deletes what lies in the trash for good; its tombstone stays. False when it changed or went meanwhile.</summary>
    public async Task<bool> PurgeAsync(Stored<TrashedDocument> trashed, CancellationToken cancellation) =>
        await trash.DeleteAsync(trashed.Document.OwnerId, trashed.Document.Id, trashed.ETag, cancellation) is WriteOutcome.Done;

    /// <summary>
    /// Puts a document into the trash, in place of the copy that was read there, and sets its tombstone. Null when that copy changed
    /// meanwhile.
    /// </summary>
    internal async Task<TrashCopy?> TryPutAsync(
        TrashedDocument document, ContentText content, Stored<TrashedDocument>? over, CancellationToken cancellation)
    {
        // A repeated delete may find less to attach than the first: what that one laid aside stays.
        var kept = document.Attachments is { Count: > 0 } ? document.Attachments : over?.Document.Attachments;
        var put = over is null
            ? await trash.AddAsync(document, content, cancellation)
            : await trash.ReplaceAsync(document with { Attachments = kept }, content, over.ETag, cancellation);
        return put.IsDone ? new TrashCopy(put.ETag!, await SetTombstoneAsync(document, cancellation)) : null;
    }

    /// <summary>
    /// Takes a copy out of the trash again, and its tombstone away: it was not deleted after all. What another delete put there stays.
    /// </summary>
    internal async Task TakeBackAsync(string ownerId, string kind, string targetId, TrashCopy copy, CancellationToken cancellation)
    {
        await trash.DeleteAsync(ownerId, IdOf(kind, targetId), copy.ETag, cancellation);
        await tombstones.RemoveAsync(kind, targetId, copy.TombstoneETag, cancellation);
    }

    private static DocumentQuery<TrashedDocument> QueryOf(string ownerId, string? kind) => new()
    {
        Partition = ownerId,
        Where = kind is null ? null : TrashedDocument.Declaration.Filters.Equal(trashed => trashed.Kind, kind),
        OrderBy = TrashedDocument.Declaration.OrderBy(trashed => trashed.DeletedAt, descending: true),
    };

    private Task<string> SetTombstoneAsync(TrashedDocument document, CancellationToken cancellation) => tombstones.SetAsync(
        new Tombstone { Id = document.Id, OwnerId = document.OwnerId, DeletedAt = document.DeletedAt, DeletedBy = document.DeletedBy },
        cancellation);
}

/// <summary>What one delete put into the trash: ETags of the copy and of its tombstone.</summary>
internal sealed record TrashCopy(string ETag, string TombstoneETag);
