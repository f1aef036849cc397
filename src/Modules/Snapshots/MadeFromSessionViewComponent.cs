using Microsoft.AspNetCore.Mvc;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Snapshots;

/// <summary>On a session's page: the snapshots that were made from it, among the newest three hundred of the owner.</summary>
[ViewComponent(Name = "MadeFromSession")]
internal sealed class MadeFromSessionViewComponent(SnapshotStore store) : ViewComponent
{
    private const int Newest = 300;

    /// <summary>Loads and shows them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var session = RouteData.Values["id"] as string;
        var newestFirst = new DocumentQuery<Snapshot>
        {
            OrderBy = Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, descending: true),
            PageSize = Newest,
        };
        var page = await store.ListAsync(UserClaimsPrincipal.Id(), newestFirst, HttpContext.RequestAborted);
        return View(
            page.Items.Select(item => item.Document)
                .Where(snapshot => session is not null && snapshot.Portal?.SourceSessionId == session)
                .ToList());
    }
}
