using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Identity;

namespace Portal.Sessions;

/// <summary>The start page's recent sessions: the five that were saved last.</summary>
[ViewComponent(Name = "RecentSessions")]
public sealed class RecentSessionsViewComponent(IServiceProvider services) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        // The store is internal to the module, and a public class cannot ask for it in its constructor's signature.
        var store = (SessionStore)services.GetService(typeof(SessionStore))!;
        var newestFirst = Session.Declaration.OrderBy(session => session.Metadata.UpdatedAt, descending: true);
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), new SessionSearch(null, newestFirst, Shown, null), HttpContext.RequestAborted);
        return View(page.Items.Select(item => item.Document).ToList());
    }
}
