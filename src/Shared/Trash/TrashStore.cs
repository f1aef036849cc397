using System.Buffers;
using Portal.Shared.Documents;

namespace Portal.Shared.Trash;

/// <summary>Where deleted documents go first, so that no delete destroys anything.</summary>
public sealed class TrashStore(IDocumentContainer<TrashedDocument> trash, IDocumentContainer<Tombstone> tombstones)
{
    /// <summary>The id of a document's trash and tombstone.</summary>
    public static string IdOf(string kind, string targetId) => $"{kind}__{targetId}";

    /// <summary>How pages name something in the trash: <c>{kind}:{target}</c>.</summary>
    public static string ItemOf(string kind, string targetId) => $"{kind}:{targetId}";

    /// <summary>A page of somebody's trash, the last deletion first, without content.</summary>
    public Task<DocumentPage<TrashedDocument>> ListAsync(string ownerId, string? kind, int pageSize, string? continuation, CancellationToken cancellation) =>
        trash.QueryAsync(QueryOf(ownerId, kind) with { PageSize = pageSize, Continuation = continuation }, cancellation);

    /// <summary>How much lies in somebody's trash, counted no further than one more than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(string ownerId, string? kind, int most, CancellationToken cancellation) =>
        trash.CountAsync(QueryOf(ownerId, kind), most, cancellation);

    /// <summary>What was deleted at an instant or before, of anybody, the oldest first; at most a hundred.</summary>
    public async Task<IReadOnlyList<Stored<TrashedDocument>>> ListOlderAsync(string kind, DateTimeOffset until, CancellationToken cancellation)
    {
        var filters = TrashedDocument.Declaration.Filters;
        var page = await trash.QueryAsync(
            new DocumentQuery<TrashedDocument>
            {
                Where = filters.Equal(trashed => trashed.Kind, kind) & filters.AtMost(trashed => trashed.DeletedAt, until),
                OrderBy = TrashedDocument.Declaration.OrderBy(trashed => trashed.DeletedAt, descending: false),
                PageSize = 100,
            },
            cancellation);
        return page.Items;
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

    /// <summary>Takes the tombstone away: the document is back.</summary>
    public Task RemoveTombstoneAsync(string kind, string targetId, CancellationToken cancellation) =>
        tombstones.DeleteAsync(IdOf(kind, targetId), IdOf(kind, targetId), null, cancellation);

    /// <summary>Puts a document into the trash, over an older copy of it, and sets its tombstone. May be repeated.</summary>
    /// <returns>ETag of what lies in the trash now.</returns>
    public async Task<string> PutAsync(TrashedDocument document, ContentText content, CancellationToken cancellation)
    {
        Written put;
        do
        {
            put = await PutOnceAsync(document, content, cancellation);
        }
        while (!put.IsDone);

        var tombstone = new Tombstone
        {
            Id = document.Id,
            OwnerId = document.OwnerId,
            DeletedAt = document.DeletedAt,
            DeletedBy = document.DeletedBy,
        };
        if (await tombstones.FindAsync(tombstone.Id, tombstone.Id, cancellation) is { } older)
        {
            await tombstones.ReplaceAsync(tombstone, null, older.ETag, cancellation);
        }
        else
        {
            await tombstones.AddAsync(tombstone, null, cancellation);
        }

        return put.ETag!;
    }

    /// <summary>The tombstone of a deleted document; null for one that never was, or that is back.</summary>
    public async Task<Tombstone?> FindTombstoneAsync(string kind, string targetId, CancellationToken cancellation)
    {
        var id = IdOf(kind, targetId);
        return (await tombstones.FindAsync(id, id, cancellation))?.Document;
    }

    /// <summary>Takes a document out again, with its tombstone: it was not deleted after all. What another delete put there stays.</summary>
    public async Task RemoveAsync(string ownerId, string kind, string targetId, string etag, CancellationToken cancellation)
    {
        var id = IdOf(kind, targetId);
        if (await trash.DeleteAsync(ownerId, id, etag, cancellation) is WriteOutcome.Done)
        {
            await tombstones.DeleteAsync(id, id, null, cancellation);
        }
    }

    private static DocumentQuery<TrashedDocument> QueryOf(string ownerId, string? kind) => new()
    {
        Partition = ownerId,
        Where = kind is null ? null : TrashedDocument.Declaration.Filters.Equal(trashed => trashed.Kind, kind),
        OrderBy = TrashedDocument.Declaration.OrderBy(trashed => trashed.DeletedAt, descending: true),
    };

    private async Task<Written> PutOnceAsync(TrashedDocument document, ContentText content, CancellationToken cancellation)
    {
        var older = await trash.FindAsync(document.OwnerId, document.Id, cancellation);
        return older is null
            ? await trash.AddAsync(document, content, cancellation)
            // A repeated delete may find less to attach than the first: what that one laid aside stays.
            : await trash.ReplaceAsync(
                document.Attachments is { Count: > 0 } ? document : document with { Attachments = older.Document.Attachments }, content, older.ETag, cancellation);
    }
}
