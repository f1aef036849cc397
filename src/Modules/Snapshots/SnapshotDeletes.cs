using System.Text.Json;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Events;
using Portal.Shared.Intents;
using Portal.Shared.Trash;

namespace Portal.Snapshots;

/// <summary>
/// Deletes a snapshot for everyone: intent, trash and tombstone, the snapshot itself, then the event from which other
/// modules learn of it. Each step may be repeated; a sweep repeats them from the intent when the process died on the way.
/// </summary>
internal sealed class SnapshotDeletes(
    IDocumentContainer<Snapshot> snapshots, TrashStore trash, IntentStore intents, PortalEvents events, TimeProvider time)
{
    private const string DeleteIntent = "snapshot-delete";

    public async Task DeleteAsync(Snapshot snapshot, string deletedBy, CancellationToken cancellation)
    {
        var intent = await intents.RecordAsync(DeleteIntent, snapshot.Id, snapshot.OwnerId, Intent.Deleted, deletedBy, cancellation);
        await FinishAsync(intent);
    }

    public Task FinishAllAsync(CancellationToken cancellation) => intents.FulfilAllAsync(DeleteIntent, FinishAsync, cancellation);

    private async Task FinishAsync(Stored<Intent> intent)
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
