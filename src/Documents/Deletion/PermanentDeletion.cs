namespace Portal.Documents;

/// <summary>Deletes for good: what is kept beside a document goes after it, and a tombstone stays.</summary>
internal sealed class PermanentDeletion<T>(
    IDeletable<T> deletable,
    IDocumentContainer<T> live,
    IntentStore intents,
    TombstoneStore tombstones,
    IDocumentStore store) : Deletion<T>(deletable, live, intents)
    where T : class, IDocument
{
    protected override async Task<WriteOutcome> FulfilAsync(Stored<Intent> intent, Func<T, bool> isExpected)
    {
        // What was to live is not deleted. There is nothing to bring it back from, so all that is left is to strike it out.
        var outcome = intent.Document.Wanted == Intent.Deleted
            ? await StaleRetry.RunAsync<WriteOutcome>("A document", () => TryDeleteAsync(intent.Document, isExpected))
            : WriteOutcome.Stale;
        if (outcome is not WriteOutcome.Stale)
        {
            await Deletable.ForgetAsync(intent.Document.OwnerId, intent.Document.TargetId, CancellationToken.None);
            await Deletable.DeletedAsync(intent.Document);
            await store.ForgetAsync();
        }

        await Intents.FinishAsync(intent, CancellationToken.None);
        return outcome;
    }

    /// <summary>The tombstone comes first: who finds the document gone finds out that it was deleted.</summary>
    private async Task<Attempt<WriteOutcome>> TryDeleteAsync(Intent intent, Func<T, bool> isExpected)
    {
        // Begun work is finished, whether or not the client still waits.
        var partition = Deletable.PartitionOf(intent.OwnerId, intent.TargetId);
        if (await Live.FindAsync(partition, intent.TargetId, CancellationToken.None) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        if (!isExpected(found.Document))
        {
            return WriteOutcome.Stale;
        }

        var tombstone = new Tombstone
        {
            Id = TombstoneStore.IdOf(Deletable.Kind, intent.TargetId),
            OwnerId = Deletable.OwnerOf(found.Document),
            DeletedAt = intent.RequestedAt,
            DeletedBy = intent.RequestedBy,
        };
        var etag = await tombstones.SetAsync(tombstone, CancellationToken.None);
        var deleted = await Live.DeleteAsync(partition, intent.TargetId, found.ETag, CancellationToken.None);
        if (deleted is not WriteOutcome.Stale)
        {
            return deleted;
        }

        await tombstones.RemoveAsync(Deletable.Kind, intent.TargetId, etag, CancellationToken.None);
        return Attempt<WriteOutcome>.Stale;
    }
}
