using System.Text.Json;
using Portal.Documents;
using Portal.Shared.Events;
using Portal.Shared.Intents;
using Portal.Shared.Trash;

namespace Portal.Snapshots;

/// <summary>Deletes snapshots for everyone, into their owner's trash, and brings them back; other modules learn of it by events.</summary>
internal sealed class SnapshotDeletes(
    IDocumentContainer<Snapshot> snapshots, TrashStore trash, IntentStore intents, PortalEvents events, TimeProvider time)
    : TrashMoves<Snapshot>(snapshots, trash, intents, time)
{
    protected override string Kind => SnapshotStore.Kind;

    /// <summary>Deletes a snapshot. False when another delete was faster, or a later restore keeps it.</summary>
    public async Task<bool> DeleteAsync(Snapshot snapshot, string deletedBy, CancellationToken cancellation) =>
        await DeleteAsync(snapshot.OwnerId, snapshot.Id, deletedBy, _ => true, cancellation) is WriteOutcome.Done;

    protected override string PartitionOf(string ownerId, string id) => id;

    protected override string OwnerOf(Snapshot document) => document.OwnerId;

    protected override string TitleOf(Snapshot document) => document.Metadata.Title;

    protected override Task DeletingAsync(Snapshot document, IDictionary<string, JsonElement> attachments) =>
        events.RaiseAsync(new SnapshotDeleting(document.Id, document.OwnerId, attachments), CancellationToken.None);

    protected override Task DeletedAsync(Intent intent) =>
        events.RaiseAsync(new SnapshotDeleted(intent.TargetId, intent.OwnerId, intent.RequestedAt), CancellationToken.None);

    protected override Task RestoredAsync(string ownerId, string id, IReadOnlyDictionary<string, JsonElement> attachments) =>
        events.RaiseAsync(new SnapshotRestored(id, ownerId, attachments), CancellationToken.None);
}
