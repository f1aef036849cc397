using Portal.Shared.Events;

namespace Portal.Snapshots;

/// <summary>A snapshot goes for good: what its owner said of the link goes with it.</summary>
internal sealed class DeleteLink(SnapshotStore snapshots) : IListener<TrashPurging>
{
    public Task HandleAsync(TrashPurging happened, CancellationToken cancellation) => happened.Kind == SnapshotStore.Kind
        ? snapshots.DeleteLinkAsync(happened.TargetId, cancellation)
        : Task.CompletedTask;
}
