using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>The user's sessions: filtered, sorted, thirty at a time. Each request is one query that reads no content.</summary>
internal sealed class IndexModel(SessionStore store, PageTokens tokens) : PageModel
{
    public SessionListQuery Query { get; private set; } = null!;

    public ListAddress Address { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Page token of what follows; null at the end.</summary>
    public string? Next { get; private set; }

    public TimeZoneInfo Zone => ReaderZone.Of(Request);

    /// <summary>The total where the page holds everything; null where it must be counted.</summary>
    public int? Total => Next is null && Query.Cursor is null ? Sessions.Count : null;

    public bool IsFirstOfAll => Query is { IsFiltered: false, Cursor: null } && Sessions.Count == 0;

    /// <summary>The list; with <paramref name="after"/> the rows that follow those which are shown.</summary>
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellation)
    {
        Read();
        var isMore = Request.IsPartial() && after is not null;
        await LoadAsync(isMore ? after : Query.Cursor, isMore ? ListRows.Step : Query.Rows, cancellation);
        if (!Request.IsPartial())
        {
            return Page();
        }

        if (isMore)
        {
            Response.ReplaceAddress(Address.ToString());
            return Partial("_SessionRows", this);
        }

        // A list that refreshes itself is where it was; everything else is a step that Back undoes.
        if (!Request.Headers["HX-Source"].ToString().EndsWith("#list", StringComparison.Ordinal))
        {
            Response.PushAddress(Address.ToString());
        }

        return Partial("_SessionList", this);
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

        var binding = PageBinding.Of("sessions-page", User, Query.Binding);
        if (!tokens.TryReadCursor(cursor, binding, out var continuation))
        {
            // The address of somebody else's page, or of another filter: the list from its beginning.
            Query = Query with { Cursor = null };
            Address = Query.AddressFor(Request);
        }

        var page = await store.ListAsync(User.Id(), new SessionSearch(Query.ToFilter(Zone), Query.ToSort(), rows, continuation), cancellation);
        Sessions = [.. page.Items.Select(item => item.Document)];
        Next = tokens.Protect(page.Continuation, binding);
    }
}
