using Microsoft.AspNetCore.Mvc;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.AccessLogs;

/// <summary>The start page's recent snapshots: the five that the user visited last, own ones included.</summary>
[ViewComponent(Name = "RecentSnapshots")]
internal sealed class RecentSnapshotsViewComponent(AccessLogStore store, UserDirectory users) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var lastFirst = new DocumentQuery<AccessLog>
        {
            OrderBy = AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, descending: true),
            PageSize = Shown,
        };
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), lastFirst, HttpContext.RequestAborted);
        var logs = page.Items.Select(item => item.Document).ToList();
        return View(
            new RecentSnapshots(logs, await users.NamesOfAsync(logs.Select(log => log.SnapshotOwnerId), HttpContext.RequestAborted)));
    }
}

/// <summary>Recent snapshots with their owners' names.</summary>
internal sealed record RecentSnapshots(IReadOnlyList<AccessLog> Logs, IReadOnlyDictionary<string, string> OwnerNames);
