using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Identity;

namespace Portal.Snapshots;

/// <summary>On a session's page: the snapshots that were made from it, among the newest three hundred of the owner.</summary>
[ViewComponent(Name = "MadeFromSession")]
public sealed class MadeFromSessionViewComponent(IServiceProvider services) : ViewComponent
{
    private const int Newest = 300;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        // The store is internal to the module, and a public class cannot ask for it in its constructor's signature.
        var store = services.GetRequiredService<SnapshotStore>();
        var session = RouteData.Values["id"] as string;
        var newestFirst = Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, descending: true);
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), new SnapshotSearch(null, newestFirst, Newest, null), HttpContext.RequestAborted);
        return View(page.Items.Select(item => item.Document).Where(snapshot => session is not null && snapshot.Portal?.SourceSessionId == session).ToList());
    }
}
