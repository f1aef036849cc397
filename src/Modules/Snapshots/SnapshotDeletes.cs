using System.Text.Json;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Events;
using Portal.Shared.Intents;
using Portal.Shared.Trash;

namespace Portal.Snapshots;

/// <summary>
/// Deletes a snapshot for everyone: intent, trash and tombstone, the snapshot itself, then the event from which other
/// modules learn of it; and brings it back the other way round. Each step may be repeated; a sweep repeats them from the
/// intent when the process died on the way. Of two wishes for one snapshot the later wins.
/// </summary>
internal sealed class SnapshotDeletes(
    IDocumentContainer<Snapshot> snapshots, TrashStore trash, IntentStore intents, PortalEvents events, TimeProvider time)
{
    private const string DeleteIntent = "snapshot-delete";

    public async Task DeleteAsync(Snapshot snapshot, string deletedBy, CancellationToken cancellation)
    {
        var intent = await intents.RecordAsync(DeleteIntent, snapshot.Id, snapshot.OwnerId, Intent.Deleted, deletedBy, cancellation);
        await FinishDeleteAsync(intent);
    }

    /// <summary>Brings a snapshot back from the trash, byte for byte, with its visitors' logs.</summary>
    public async Task<RestoreOutcome> RestoreAsync(string ownerId, string id, CancellationToken cancellation)
    {
        if (await trash.FindAsync(ownerId, SnapshotStore.Kind, id, cancellation) is null)
        {
            return RestoreOutcome.Gone;
        }

        if (await snapshots.FindAsync(id, id, cancellation) is not null)
        {
            return RestoreOutcome.Taken;
        }

        return await FinishRestoreAsync(await intents.RecordAsync(DeleteIntent, id, ownerId, Intent.Live, ownerId, cancellation));
    }

    public Task FinishAllAsync(CancellationToken cancellation) => intents.FulfilAllAsync(
        DeleteIntent, intent => intent.Document.Wanted == Intent.Live ? FinishRestoreAsync(intent) : FinishDeleteAsync(intent), cancellation);

    private async Task<RestoreOutcome> FinishRestoreAsync(Stored<Intent> intent)
    {
        var (id, ownerId) = (intent.Document.TargetId, intent.Document.OwnerId);
        using var literal = new PooledWriter();
        var outcome = RestoreOutcome.Gone;
        if (await trash.ReadAsync(ownerId, SnapshotStore.Kind, id, literal, CancellationToken.None) is { } trashed)
        {
            var snapshot = trashed.Document.Document.Deserialize<Snapshot>(DocumentJson.Options)!;
            var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.WrittenMemory.Span));
            // Taken is our own: the try before had added it and died before it could say so.
            await snapshots.AddAsync(snapshot, content, CancellationToken.None);
            // Without its tombstone first: a visit folded from here on finds a snapshot that lives.
            await trash.RemoveTombstoneAsync(SnapshotStore.Kind, id, CancellationToken.None);
            var attachments = trashed.Document.Attachments ?? new Dictionary<string, JsonElement>();
            await events.RaiseAsync(new SnapshotRestored(id, ownerId, attachments), CancellationToken.None);
            await trash.PurgeAsync(trashed, CancellationToken.None);
            outcome = RestoreOutcome.Restored;
        }

        await intents.FinishAsync(intent, CancellationToken.None);
        return outcome;
    }

    private async Task FinishDeleteAsync(Stored<Intent> intent)
    {
        // Begun work is finished, whether or not the client still waits.
        var (id, ownerId) = (intent.Document.TargetId, intent.Document.OwnerId);
        using var literal = new PooledWriter();
        if (await snapshots.FindWithContentAsync(id, id, _ => literal, CancellationToken.None) is { } found)
        {
            await PutIntoTrashAsync(found.Document, literal.WrittenMemory, intent.Document);
            await snapshots.DeleteAsync(id, id, null, CancellationToken.None);
        }

        await events.RaiseAsync(new SnapshotDeleted(id, ownerId, intent.Document.RequestedAt), CancellationToken.None);
        await intents.FinishAsync(intent, CancellationToken.None);
    }

    private async Task PutIntoTrashAsync(Snapshot snapshot, ReadOnlyMemory<byte> literal, Intent intent)
    {
        var attachments = new Dictionary<string, JsonElement>();
        await events.RaiseAsync(new SnapshotDeleting(snapshot.Id, snapshot.OwnerId, attachments), CancellationToken.None);
        var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.Span));
        var trashed = new TrashedDocument
        {
            Id = TrashStore.IdOf(SnapshotStore.Kind, snapshot.Id),
            OwnerId = snapshot.OwnerId,
            Kind = SnapshotStore.Kind,
            TargetId = snapshot.Id,
            Title = snapshot.Metadata.Title,
            SizeBytes = content.SizeBytes,
            DeletedAt = time.NowToMicrosecond(),
            DeletedBy = intent.RequestedBy,
            Document = JsonSerializer.SerializeToElement(snapshot, DocumentJson.Options),
            Attachments = attachments,
        };
        await trash.PutAsync(trashed, content, CancellationToken.None);
    }
}
