using System.Runtime.CompilerServices;
using Portal.Shared.Documents;

namespace Portal.Shared.Trash;

/// <summary>Where deleted documents go first, so that no delete destroys anything.</summary>
public sealed class TrashStore(IDocumentContainer<TrashedDocument> trash, IDocumentContainer<Tombstone> tombstones)
{
    /// <summary>The id of a document's trash and tombstone.</summary>
    public static string IdOf(string kind, string targetId) => $"{kind}__{targetId}";

    /// <summary>How pages name something in the trash: <c>{kind}:{target}</c>.</summary>
    public static string ItemOf(string kind, string targetId) => $"{kind}:{targetId}";

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

    /// <summary>Everything in a user's trash, the oldest first; content is not read.</summary>
    public async IAsyncEnumerable<TrashedDocument> AllAsync(string ownerId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var trashed in trash.AllAsync(TrashedDocument.OldestFirst(ownerId), cancellation))
        {
            yield return trashed.Document;
        }
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
