namespace Portal.Documents;

/// <summary>
/// Deletes for good: what is kept beside a document goes after it, and a tombstone stays. The intent is recorded first, so that a sweep
/// finishes what a dead process left.
/// </summary>
internal sealed class PermanentDeletion<T>(
    IDeletable<T> kind,
    IDocumentContainer<T> documents,
    IntentStore intents,
    TombstoneStore tombstones,
    IDocumentStore store) : IDeletion<T>
    where T : class, IDocument
{
    private string IntentKind => $"{kind.Kind}-delete";

    public async Task<WriteOutcome> DeleteAsync(
        string ownerId, string id, string deletedBy, Func<T, bool> isExpected, CancellationToken cancellation)
    {
        if (await documents.FindAsync(kind.PartitionOf(ownerId, id), id, cancellation) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        return isExpected(found.Document)
            ? await FulfilAsync(await intents.RecordAsync(IntentKind, id, ownerId, Intent.Deleted, deletedBy, cancellation), isExpected)
            : WriteOutcome.Stale;
    }

    public Task FinishAllAsync(CancellationToken cancellation) => intents.FulfilAllAsync(
        IntentKind, intent => FulfilAsync(intent, document => kind.IsUnchangedSince(document, intent.Document.RequestedAt)), cancellation);

    private async Task<WriteOutcome> FulfilAsync(Stored<Intent> intent, Func<T, bool> isExpected)
    {
        // What was to live is not deleted. There is nothing to bring it back from, so all that is left is to strike it out.
        var outcome = intent.Document.Wanted == Intent.Deleted
            ? await StaleRetry.RunAsync<WriteOutcome>("A document", () => TryDeleteAsync(intent.Document, isExpected))
            : WriteOutcome.Stale;
        if (outcome is not WriteOutcome.Stale)
        {
            await kind.ForgetAsync(intent.Document.OwnerId, intent.Document.TargetId, CancellationToken.None);
            await kind.DeletedAsync(intent.Document);
            await store.ForgetAsync();
        }

        await intents.FinishAsync(intent, CancellationToken.None);
        return outcome;
    }

    /// <summary>The tombstone comes first: who finds the document gone finds out that it was deleted.</summary>
    private async Task<Attempt<WriteOutcome>> TryDeleteAsync(Intent intent, Func<T, bool> isExpected)
    {
        // Begun work is finished, whether or not the client still waits.
        var partition = kind.PartitionOf(intent.OwnerId, intent.TargetId);
        if (await documents.FindAsync(partition, intent.TargetId, CancellationToken.None) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        if (!isExpected(found.Document))
        {
            return WriteOutcome.Stale;
        }

        var tombstone = new Tombstone
        {
            Id = TombstoneStore.IdOf(kind.Kind, intent.TargetId),
            OwnerId = kind.OwnerOf(found.Document),
            DeletedAt = intent.RequestedAt,
            DeletedBy = intent.RequestedBy,
        };
        var etag = await tombstones.SetAsync(tombstone, CancellationToken.None);
        var deleted = await documents.DeleteAsync(partition, intent.TargetId, found.ETag, CancellationToken.None);
        if (deleted is not WriteOutcome.Stale)
        {
            return deleted;
        }

        await tombstones.RemoveAsync(kind.Kind, intent.TargetId, etag, CancellationToken.None);
        return Attempt<WriteOutcome>.Stale;
    }
}
