using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Identity;

namespace Portal.AccessLogs;

/// <summary>On the page of one's own snapshot: who opened it, how often, and when first and last. Nobody else is shown it.</summary>
[ViewComponent(Name = "SnapshotVisits")]
internal sealed class SnapshotVisitsViewComponent(AccessLogStore store, UserDirectory users) : ViewComponent
{
    private const int Shown = 30;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var (logs, isAll) = RouteData.Values["id"] is string id
            ? await store.ListOfSnapshotAsync(UserClaimsPrincipal.Id(), id, HttpContext.RequestAborted)
            : ([], true);
        var names = await users.NamesOfAsync(logs.Take(Shown).Select(log => log.VisitorId), HttpContext.RequestAborted);
        return View(new SnapshotVisits(logs, isAll, [.. logs.Take(Shown)], names));
    }
}

/// <summary>The visits of a snapshot.</summary>
/// <param name="Logs">A log for each visitor, the last visit first.</param>
/// <param name="IsAll">Whether there are no more visitors than these.</param>
/// <param name="Rows">The visitors that are shown.</param>
/// <param name="Names">Their names by id.</param>
internal sealed record SnapshotVisits(
    IReadOnlyList<AccessLog> Logs, bool IsAll, IReadOnlyList<AccessLog> Rows, IReadOnlyDictionary<string, string> Names)
{
    public string Summary
    {
        get
        {
            var visits = Logs.Sum(log => log.Visits);
            var least = IsAll ? "" : "at least ";
            return $"{least}{visits} {(visits == 1 ? "visit" : "visits")} by {least}{Logs.Count} {(Logs.Count == 1 ? "person" : "people")}";
        }
    }
}
