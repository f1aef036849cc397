using Portal.AccessLogs;
using Portal.Sessions;
using Portal.Shared.Modules;
using Portal.Snapshots;
using Portal.Trash;

namespace Portal.Web;

/// <summary>The modules, in one list. To remove one, delete its folder, its line and its tests.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new SessionsModule(),
        new SnapshotsModule(),
        new AccessLogsModule(),
        new TrashModule(),
    ];
}
