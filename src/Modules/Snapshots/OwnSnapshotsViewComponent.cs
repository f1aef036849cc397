using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Snapshots;

/// <summary>
/// The snapshots that the user made: a view of the page <c>/snapshots</c>. For htmx its list alone, the next rows alone, or the total.
/// </summary>
[ViewComponent(Name = "OwnSnapshots")]
internal sealed class OwnSnapshotsViewComponent(SnapshotStore store) : ViewComponent
{
    /// <summary>Loads and shows what the address asks for.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var (list, owner, cancellation) = (ListView<Snapshot>.Read(Request), UserClaimsPrincipal.Id(), HttpContext.RequestAborted);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(owner, list.Where, ListTotal.Most, cancellation)));
        }

        var shown = new OwnSnapshots(list, await list.LoadAsync(asked => store.ListAsync(owner, asked, cancellation)));
        if (!Request.IsPartial())
        {
            return View(shown);
        }

        HttpContext.Response.ShowAddress(list.Address);
        return View(LoadMore.IsAsked(Request) ? "Rows" : "List", shown);
    }
}

/// <summary>The view's rows.</summary>
internal sealed record OwnSnapshots(ListView<Snapshot> List, ListPage<Snapshot> Page);
