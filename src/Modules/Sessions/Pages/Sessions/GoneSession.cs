using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Portal.Contracts.Trash;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is answered in the place of a session that is not there.</summary>
internal static class GoneSession
{
    /// <summary>Its owner is told until when it can come back; for anyone else there never was one.</summary>
    public static async Task<IActionResult> GoneAsync(
        this PageModel page, ITrash? trash, string id, CancellationToken cancellation)
    {
        // A part of the page is not the place for it: a toast says that it is gone.
        if (trash is null
            || page.Request.IsPartial()
            || await trash.FindAsync(page.User.Id(), SessionStore.Kind, id, cancellation) is not { } restorable)
        {
            return page.NotFound();
        }

        page.ViewData["Title"] = "This session was deleted";
        return new PartialViewResult
        {
            StatusCode = StatusCodes.Status404NotFound,
            ViewName = "_SessionInTrash",
            ViewData = new ViewDataDictionary<Restorable>(page.ViewData, restorable),
        };
    }
}
