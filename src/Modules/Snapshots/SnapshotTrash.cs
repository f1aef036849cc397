using Portal.Shared.Documents;
using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Snapshots;

/// <summary>Snapshots in the trash.</summary>
internal sealed class SnapshotTrash(SnapshotDeletes deletes, IDocumentContainer<SnapshotLink> links) : ITrashKind
{
    public string Kind => SnapshotStore.Kind;

    public string Icon => "camera";

    public string Changed => PartialRequests.SnapshotsChanged;

    public Task<RestoreOutcome> RestoreAsync(string ownerId, string targetId, CancellationToken cancellation) =>
        deletes.RestoreAsync(ownerId, targetId, cancellation);

    public Task PurgedAsync(TrashedDocument purged, CancellationToken cancellation) =>
        links.DeleteAsync(purged.TargetId, purged.TargetId, null, cancellation);
}
