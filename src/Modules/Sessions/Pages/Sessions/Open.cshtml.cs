using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>A session in the workbench. Its metadata is enough for the frame; the workbench fetches the content.</summary>
internal sealed class OpenModel(SessionStore store, ITrash? trash = null) : PageModel
{
    public Session Session { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return await this.GoneAsync(trash, id, cancellation);
        }

        Session = session;
        return Page();
    }
}
