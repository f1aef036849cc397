using Microsoft.AspNetCore.Mvc;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.AccessLogs;

/// <summary>
/// The snapshots that the user visited: a view of the page <c>/snapshots</c>. For htmx its list alone, the next rows alone, or a count.
/// </summary>
[ViewComponent(Name = "VisitedSnapshots")]
internal sealed class VisitedSnapshotsViewComponent(AccessLogStore store, UserDirectory users) : ViewComponent
{
    /// <summary>Loads and shows what the address asks for.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var (list, visitor, cancellation) = (ListView<AccessLog>.Read(Request), UserClaimsPrincipal.Id(), HttpContext.RequestAborted);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(visitor, list.Where, ListTotal.Most, cancellation)));
        }

        if (Request.Query["part"] == "deleted")
        {
            var isDeleted = AccessLog.Declaration.Filters.Equal(log => log.SnapshotDeleted, true);
            var deleted = await store.CountAsync(visitor, isDeleted, ListTotal.Most, cancellation);
            return Content(deleted == 0 ? "" : $", {ListTotal.InWords(deleted)} deleted");
        }

        var page = await list.LoadAsync(asked => store.ListAsync(visitor, asked, cancellation));
        var shown = new VisitedSnapshots(list, page, await users.NamesOfAsync(page.Items.Select(log => log.SnapshotOwnerId), cancellation));
        if (!Request.IsPartial())
        {
            return View(shown);
        }

        HttpContext.Response.ShowAddress(list.Address);
        return View(LoadMore.IsAsked(Request) ? "Rows" : "List", shown);
    }
}

/// <summary>The view's rows with their owners' names.</summary>
internal sealed record VisitedSnapshots(ListView<AccessLog> List, ListPage<AccessLog> Page, IReadOnlyDictionary<string, string> OwnerNames);
