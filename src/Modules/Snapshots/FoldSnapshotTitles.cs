using Portal.Content;
using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Snapshots;

/// <inheritdoc/>
internal sealed class FoldSnapshotTitles(IDocumentContainer<Snapshot> snapshots, Leases leases)
    : FoldTitles<Snapshot>(snapshots, leases, Name)
{
    public const string Name = "snapshots-fold-titles";
}
