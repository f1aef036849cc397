using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>Sessions in the trash.</summary>
internal sealed class SessionTrash(SessionStore sessions, SessionDeletes deletes, VersionStore versions) : ITrashKind
{
    public string Kind => SessionStore.Kind;

    public string Icon => "layout-dashboard";

    public string Changed => PartialRequests.SessionsChanged;

    public Task<RestoreOutcome> RestoreAsync(string ownerId, string targetId, CancellationToken cancellation) =>
        deletes.RestoreAsync(ownerId, targetId, cancellation);

    public async Task ForgetAsync(TrashedDocument trashed, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(trashed.OwnerId, trashed.TargetId, cancellation) is null)
        {
            await versions.RemoveAllAsync(trashed.TargetId, cancellation);
        }
    }
}
