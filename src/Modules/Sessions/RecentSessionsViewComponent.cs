using Microsoft.AspNetCore.Mvc;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Sessions;

/// <summary>The start page's recent sessions: the five that were saved last.</summary>
[ViewComponent(Name = "RecentSessions")]
internal sealed class RecentSessionsViewComponent(SessionStore store) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var newestFirst = new DocumentQuery<Session>
        {
            OrderBy = Session.Declaration.OrderBy(session => session.Metadata.UpdatedAt, descending: true),
            PageSize = Shown,
        };
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), newestFirst, HttpContext.RequestAborted);
        return View(page.Items.Select(item => item.Document).ToList());
    }
}
