namespace Portal.Documents;

/// <summary>
/// Deletes by an intent, which is recorded before the first write, so that a sweep finishes what a dead process left. The derived type
/// says how a document goes.
/// </summary>
public abstract class Deletion<T>(IDeletable<T> deletable, IDocumentContainer<T> live, IntentStore intents) : IDeletion<T>
    where T : class, IDocument
{
    /// <summary>What is deleted.</summary>
    protected IDeletable<T> Deletable { get; } = deletable;

    /// <summary>The documents that are not deleted.</summary>
    protected IDocumentContainer<T> Live { get; } = live;

    /// <summary>What was asked for and is not done yet.</summary>
    protected IntentStore Intents { get; } = intents;

    /// <summary>Kind of the intents.</summary>
    protected string IntentKind => $"{Deletable.Kind}-delete";

    /// <inheritdoc/>
    public async Task<WriteOutcome> DeleteAsync(
        string ownerId, string id, string deletedBy, Func<T, bool> isExpected, CancellationToken cancellation)
    {
        if (await Live.FindAsync(Deletable.PartitionOf(ownerId, id), id, cancellation) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        return isExpected(found.Document)
            ? await FulfilAsync(await Intents.RecordAsync(IntentKind, id, ownerId, Intent.Deleted, deletedBy, cancellation), isExpected)
            : WriteOutcome.Stale;
    }

    /// <inheritdoc/>
    public Task FinishAllAsync(CancellationToken cancellation) => Intents.FulfilAllAsync(IntentKind, FinishAsync, cancellation);

    /// <summary>Finishes what a dead process left of one intent.</summary>
    protected virtual Task FinishAsync(Stored<Intent> intent) =>
        FulfilAsync(intent, document => Deletable.IsUnchangedSince(document, intent.Document.RequestedAt));

    /// <summary>Does what a recorded delete asks for, and strikes it out. May come more than once.</summary>
    protected abstract Task<WriteOutcome> FulfilAsync(Stored<Intent> intent, Func<T, bool> isExpected);
}
