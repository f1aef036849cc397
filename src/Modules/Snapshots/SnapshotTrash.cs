using Portal.Documents;
using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Snapshots;

/// <summary>Snapshots in the trash.</summary>
internal sealed class SnapshotTrash(SnapshotStore snapshots, SnapshotDeletes deletes, IDocumentContainer<SnapshotLink> links) : ITrashKind
{
    public string Kind => SnapshotStore.Kind;

    public string Icon => "camera";

    public string Changed => PartialRequests.SnapshotsChanged;

    public Task<RestoreOutcome> RestoreAsync(string ownerId, string targetId, CancellationToken cancellation) =>
        deletes.RestoreAsync(ownerId, targetId, cancellation);

    public async Task ForgetAsync(TrashedDocument trashed, CancellationToken cancellation)
    {
        if ((await snapshots.FindAsync(trashed.TargetId, trashed.OwnerId, cancellation)).Snapshot is null)
        {
            await links.DeleteAsync(trashed.TargetId, trashed.TargetId, null, cancellation);
        }
    }
}
