using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>The user's sessions: filtered, sorted, thirty at a time. Each request is one query that reads no content.</summary>
internal sealed class IndexModel(SessionStore store) : PageModel
{
    public ListView<Session> List { get; private set; } = null!;

    public ListPage<Session> Sessions { get; private set; } = ListPage<Session>.Empty;

    /// <summary>The list; for htmx also the rows that follow those which are shown; asked for apart, how many there are.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List = ListView<Session>.Read(Request);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await store.CountAsync(User.Id(), List.Where, ListTotal.Most, cancellation)));
        }

        Sessions = await List.LoadAsync(asked => store.ListAsync(User.Id(), asked, cancellation));
        if (!Request.IsPartial())
        {
            return Page();
        }

        Response.ShowAddress(List.Address);
        return Partial(LoadMore.IsAsked(Request) ? "_SessionRows" : "_SessionList", this);
    }

    /// <summary>Opens the one that is selected.</summary>
    public IActionResult OnGetOpen(string id) =>
        Ids.IsWellFormed(id) ? LocalRedirect($"{Request.PathBase}/session/{id}") : NotFound();
}
