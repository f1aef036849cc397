using Portal.Shared.Events;

namespace Portal.Sessions;

/// <summary>A session goes for good: the versions that its saves replaced go with it.</summary>
internal sealed class DeleteVersions(VersionStore versions) : IListener<TrashPurging>
{
    public Task HandleAsync(TrashPurging happened, CancellationToken cancellation) => happened.Kind == SessionStore.Kind
        ? versions.DeleteAllAsync(happened.OwnerId, happened.TargetId, cancellation)
        : Task.CompletedTask;
}
