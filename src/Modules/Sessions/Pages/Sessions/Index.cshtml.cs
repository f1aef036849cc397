using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>The user's sessions: filtered, sorted, thirty at a time. Each request is one query that reads no content.</summary>
internal sealed class IndexModel(SessionStore store, PageTokens tokens) : PageModel
{
    public SessionListQuery Query { get; private set; } = null!;

    public ListAddress Address { get; private set; } = null!;

    public ListPage<Session> Sessions { get; private set; } = ListPage<Session>.Empty;

    public TimeZoneInfo Zone => ReaderZone.Of(Request);

    /// <summary>The list; for htmx also the rows that follow those which are shown; asked for apart, how many there are.</summary>
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellation)
    {
        Read();
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(User.Id(), Query.ToFilter(Zone), ListTotal.Most, cancellation)));
        }

        var isMore = LoadMore.IsAsked(Request);
        await LoadAsync(isMore ? after : Query.Cursor, isMore ? ListRows.Step : Query.Rows, cancellation);
        if (!Request.IsPartial())
        {
            return Page();
        }

        Response.ShowAddress(Address);
        return Partial(isMore ? "_SessionRows" : "_SessionList", this);
    }

    /// <summary>Opens the one that is selected.</summary>
    public IActionResult OnGetOpen(string id) =>
        Ids.IsWellFormed(id) ? LocalRedirect($"{Request.PathBase}/session/{id}") : NotFound();

    private void Read()
    {
        Query = SessionListQuery.Read(Request.Query);
        Address = Query.AddressFor(Request);
    }

    private async Task LoadAsync(string? cursor, int rows, CancellationToken cancellation)
    {
        if (Query.Updated.Problem is not null)
        {
            return;
        }

        Sessions = await ListPage<Session>.ReadAsync(tokens, User, "sessions-page", cursor, Query.Binding, continuation =>
            store.ListAsync(User.Id(), new SessionSearch(Query.ToFilter(Zone), Query.ToSort(), rows, continuation), cancellation));
    }
}
