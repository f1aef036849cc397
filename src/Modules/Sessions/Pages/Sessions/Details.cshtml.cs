using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is known of a session: its owner sees it, for anyone else there is none.</summary>
internal sealed class DetailsModel(SessionStore store) : PageModel
{
    public Session Session { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        return Page();
    }

    /// <summary>The session as a file to keep or to import elsewhere.</summary>
    public async Task<IActionResult> OnGetExportAsync(string id, CancellationToken cancellation) =>
        await SessionExport.FileAsync(store, User.Id(), id, cancellation) is { } file ? file : NotFound();

    /// <summary>The content alone, exactly as it is stored.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && await store.ReadAsync(User.Id(), id, _ => literal, cancellation) is not null
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"session-{id}.json")
            : NotFound();
    }
}
