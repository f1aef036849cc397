using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Contracts.Sessions;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>A file that waits: what is in it, and the button that makes a session of it. Afterwards, what it became.</summary>
internal sealed class ImportPreviewModel(
    PendingImportStore imports, SessionStore sessions, IValidator<EditSession> rules, Idempotency idempotency, TimeProvider time)
    : PageModel
{
    /// <summary>The file; null when it does not wait here, or not any more.</summary>
    public PendingImport? Import { get; private set; }

    public string Title { get; private set; } = "";

    public string? TitleProblem { get; private set; }

    /// <summary>Whether the session that it became is there.</summary>
    public bool IsThere { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return NotFound();
        }

        Import = await imports.FindAsync(User.Id(), id, cancellation);
        if (Import is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Title = Import.Title;
        IsThere = Import.SessionId is { } session && await sessions.FindAsync(User.Id(), session, cancellation) is not null;
        return Page();
    }

    /// <summary>Makes a session of it, under the title that the user left or wrote: one, however often it is asked for.</summary>
    public async Task<IActionResult> OnPostAsync(string id, string? title, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return NotFound();
        }

        // What is not waiting any more is said by the page itself.
        Import = await imports.FindAsync(User.Id(), id, cancellation);
        if (Import is null or { SessionId: not null })
        {
            return this.GoTo($"{Request.PathBase}/sessions/import/{id}");
        }

        var asked = new EditSession { Title = title ?? "" };
        (Title, TitleProblem) = (asked.Title, rules.Validate(asked).ProblemOf("title"));
        if (TitleProblem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Request.IsPartial() ? Partial("_ImportPreview", this) : Page();
        }

        // The file is the key: it becomes one session, whichever form of whichever tab asks.
        var made = await idempotency.CreateOnceAsync(
            User.Id(), "sessions/import/{id}", id, session => AddAsync(id, session, cancellation), cancellation);
        if (made is not null)
        {
            await imports.FinishAsync(User.Id(), id, made, Title, CancellationToken.None);
            Response.Tell(SessionEvents.Changed);
            return this.GoTo($"{Request.PathBase}/session/{made}");
        }

        return this.GoTo($"{Request.PathBase}/sessions/import/{id}");
    }

    private async Task<WriteOutcome> AddAsync(string id, string sessionId, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        if (await imports.ReadAsync(User.Id(), id, literal, cancellation) is not { SessionId: null } file)
        {
            return WriteOutcome.Gone;
        }

        var content = WorkbenchContent.FromUtf8(ContentText.ToUtf8(literal.WrittenMemory.Span));
        var savedFrom = SavedFrom.Of(Request.Headers.UserAgent);
        var session = Session.Create(sessionId, User.Id(), Title, file.Description, content, savedFrom, time.NowToMicrosecond());
        return await sessions.AddAsync(session, content.Text, cancellation);
    }
}
