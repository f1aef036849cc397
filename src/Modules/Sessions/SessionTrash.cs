using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>Sessions in the trash.</summary>
internal sealed class SessionTrash(SessionStore sessions, VersionStore versions) : ITrashKind
{
    public string Kind => SessionStore.Kind;

    public string Icon => "layout-dashboard";

    public string Changed => PartialRequests.SessionsChanged;

    public Task<RestoreOutcome> RestoreAsync(string ownerId, string targetId, CancellationToken cancellation) =>
        sessions.RestoreAsync(ownerId, targetId, cancellation);

    public Task PurgedAsync(TrashedDocument purged, CancellationToken cancellation) => versions.RemoveAllAsync(purged.TargetId, cancellation);
}
