using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Identity;

namespace Portal.AccessLogs;

/// <summary>The start page's recent snapshots: the five that the user visited last, own ones included.</summary>
[ViewComponent(Name = "RecentSnapshots")]
public sealed class RecentSnapshotsViewComponent(IServiceProvider services, UserDirectory users) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        // The store is internal to the module, and a public class cannot ask for it in its constructor's signature.
        var store = (AccessLogStore)services.GetService(typeof(AccessLogStore))!;
        var lastFirst = AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, descending: true);
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), new AccessLogSearch(null, lastFirst, Shown, null), HttpContext.RequestAborted);
        var logs = page.Items.Select(item => item.Document).ToList();
        return View(new RecentSnapshots(logs, await users.NamesOfAsync(logs.Select(log => log.SnapshotOwnerId), HttpContext.RequestAborted)));
    }
}

/// <summary>Recent snapshots with their owners' names.</summary>
internal sealed record RecentSnapshots(IReadOnlyList<AccessLog> Logs, IReadOnlyDictionary<string, string> OwnerNames);
