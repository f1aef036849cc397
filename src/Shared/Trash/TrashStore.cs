using Portal.Shared.Documents;

namespace Portal.Shared.Trash;

/// <summary>Where deleted documents go first, so that no delete destroys anything.</summary>
public sealed class TrashStore(IDocumentContainer<TrashedDocument> trash, IDocumentContainer<Tombstone> tombstones)
{
    /// <summary>The id of a document's trash and tombstone.</summary>
    public static string IdOf(string kind, string targetId) => $"{kind}__{targetId}";

    /// <summary>Puts a document into the trash, over an older copy of it, and sets its tombstone. May be repeated.</summary>
    public async Task PutAsync(TrashedDocument document, ContentText content, CancellationToken cancellation)
    {
        while (!(await PutOnceAsync(document, content, cancellation)).IsDone)
        {
        }

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
    }

    /// <summary>The tombstone of a deleted document; null for one that never was, or that is back.</summary>
    public async Task<Tombstone?> FindTombstoneAsync(string kind, string targetId, CancellationToken cancellation)
    {
        var id = IdOf(kind, targetId);
        return (await tombstones.FindAsync(id, id, cancellation))?.Document;
    }

    /// <summary>Takes a document out again, with its tombstone: it was not deleted after all.</summary>
    public async Task RemoveAsync(string ownerId, string kind, string targetId, CancellationToken cancellation)
    {
        var id = IdOf(kind, targetId);
        await tombstones.DeleteAsync(id, id, null, cancellation);
        await trash.DeleteAsync(ownerId, id, null, cancellation);
    }

    private async Task<Written> PutOnceAsync(TrashedDocument document, ContentText content, CancellationToken cancellation)
    {
        var older = await trash.FindAsync(document.OwnerId, document.Id, cancellation);
        return older is null
            ? await trash.AddAsync(document, content, cancellation)
            : await trash.ReplaceAsync(document, content, older.ETag, cancellation);
    }
}
