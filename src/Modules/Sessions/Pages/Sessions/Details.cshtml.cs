using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Documents;
using Portal.Shared.Identity;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is known of a session: its owner sees it, for anyone else there is none.</summary>
internal sealed class DetailsModel : PageModel
{
    public Session Session { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, [FromServices] SessionStore store, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        return Page();
    }
}
