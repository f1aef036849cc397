using Microsoft.AspNetCore.Mvc;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Snapshots;

/// <summary>The snapshots that the user made: a view of the page <c>/snapshots</c>. For htmx its list alone, the next rows alone, or the total.</summary>
[ViewComponent(Name = "OwnSnapshots")]
internal sealed class OwnSnapshotsViewComponent(SnapshotStore store, PageTokens tokens) : ViewComponent
{
    /// <summary>Loads and shows what the address asks for.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var query = SnapshotListQuery.Read(Request.Query);
        var (owner, zone, cancellation) = (UserClaimsPrincipal.Id(), ReaderZone.Of(Request), HttpContext.RequestAborted);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(owner, query.ToFilter(zone), ListTotal.Most, cancellation)));
        }

        var isMore = LoadMore.IsAsked(Request);
        var (cursor, rows) = isMore ? (Request.Query["after"].ToString(), ListRows.Step) : (query.Cursor, query.Rows);
        var page = query.Created.Problem is not null ? ListPage<Snapshot>.Empty : await ListPage<Snapshot>.ReadAsync(
            tokens, UserClaimsPrincipal, "own-snapshots", cursor, query.Binding, continuation => store.ListAsync(
                owner, new SnapshotSearch(query.ToFilter(zone), query.ToSort(), rows, continuation), cancellation));
        var list = new OwnSnapshots(query, query.AddressFor(Request), page, zone);
        if (!Request.IsPartial())
        {
            return View(list);
        }

        HttpContext.Response.ShowAddress(list.Address);
        return View(isMore ? "Rows" : "List", list);
    }
}

/// <summary>The view's rows.</summary>
internal sealed record OwnSnapshots(SnapshotListQuery Query, ListAddress Address, ListPage<Snapshot> Page, TimeZoneInfo Zone);
