using Microsoft.AspNetCore.Mvc;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.AccessLogs;

/// <summary>The snapshots that the user visited: a view of the page <c>/snapshots</c>. For htmx its list alone, the next rows alone, or a count.</summary>
[ViewComponent(Name = "VisitedSnapshots")]
internal sealed class VisitedSnapshotsViewComponent(AccessLogStore store, PageTokens tokens, UserDirectory users) : ViewComponent
{
    /// <summary>Loads and shows what the address asks for.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var query = VisitedListQuery.Read(Request.Query);
        var (visitor, zone, cancellation) = (UserClaimsPrincipal.Id(), ReaderZone.Of(Request), HttpContext.RequestAborted);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(visitor, query.ToFilter(visitor, zone), ListTotal.Most, cancellation)));
        }

        if (Request.Query["part"] == "deleted")
        {
            var isDeleted = AccessLog.Declaration.Filters.Equal(log => log.SnapshotDeleted, true);
            var deleted = await store.CountAsync(visitor, isDeleted, ListTotal.Most, cancellation);
            return Content(deleted == 0 ? "" : $", {ListTotal.InWords(deleted)} deleted");
        }

        var isMore = LoadMore.IsAsked(Request);
        var (cursor, rows) = isMore ? (Request.Query["after"].ToString(), ListRows.Step) : (query.Cursor, query.Rows);
        var page = query.Problem is not null ? ListPage<AccessLog>.Empty : await ListPage<AccessLog>.ReadAsync(
            tokens, UserClaimsPrincipal, "visited-snapshots", cursor, query.Binding, continuation => store.ListAsync(
                visitor, new AccessLogSearch(query.ToFilter(visitor, zone), query.ToSort(), rows, continuation), cancellation));
        var names = await users.NamesOfAsync(page.Items.Select(log => log.SnapshotOwnerId), cancellation);
        var list = new VisitedSnapshots(query, query.AddressFor(Request), page, names, zone);
        if (!Request.IsPartial())
        {
            return View(list);
        }

        HttpContext.Response.ShowAddress(list.Address);
        return View(isMore ? "Rows" : "List", list);
    }
}

/// <summary>The view's rows with their owners' names.</summary>
internal sealed record VisitedSnapshots(
    VisitedListQuery Query, ListAddress Address, ListPage<AccessLog> Page, IReadOnlyDictionary<string, string> OwnerNames, TimeZoneInfo Zone);
