using System.Text.Json;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Events;

namespace Portal.Snapshots;

/// <summary>How snapshots are deleted: for everyone. Other modules learn of it by events.</summary>
internal sealed class SnapshotDeletion(SnapshotStore snapshots, IDocumentContainer<SnapshotLink> links, PortalEvents events)
    : IDeletable<Snapshot>
{
    public string Kind => SnapshotStore.Kind;

    public string PartitionOf(string ownerId, string id) => id;

    public string OwnerOf(Snapshot document) => document.OwnerId;

    public string TitleOf(Snapshot document) => document.Metadata.Title;

    public Task DeletingAsync(Snapshot document, IDictionary<string, JsonElement> attachments) =>
        events.RaiseAsync(new SnapshotDeleting(document.Id, document.OwnerId, attachments), CancellationToken.None);

    public Task DeletedAsync(Intent intent) =>
        events.RaiseAsync(new SnapshotDeleted(intent.TargetId, intent.OwnerId, intent.RequestedAt), CancellationToken.None);

    public Task RestoredAsync(string ownerId, string id, IReadOnlyDictionary<string, JsonElement> attachments) =>
        events.RaiseAsync(new SnapshotRestored(id, ownerId, attachments), CancellationToken.None);

    public async Task ForgetAsync(string ownerId, string id, CancellationToken cancellation)
    {
        if ((await snapshots.FindAsync(id, ownerId, cancellation)).Snapshot is null)
        {
            await links.DeleteAsync(id, id, null, cancellation);
        }
    }
}

/// <summary>Deletes one snapshot after the other.</summary>
internal static class SnapshotDeletes
{
    /// <summary>Deletes a snapshot. False when another delete was faster, or a later restore keeps it.</summary>
    public static async Task<bool> DeleteAsync(
        this IDeletion<Snapshot> deletion, Snapshot snapshot, string deletedBy, CancellationToken cancellation) =>
        await deletion.DeleteAsync(snapshot.OwnerId, snapshot.Id, deletedBy, _ => true, cancellation) is WriteOutcome.Done;
}
