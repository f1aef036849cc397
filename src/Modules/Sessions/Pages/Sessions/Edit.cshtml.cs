using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Portal.Content;
using Portal.Contracts.Sessions;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>Title and description of a session: in its row for htmx, else on a page of its own.</summary>
internal sealed class EditModel(SessionStore store, IValidator<EditSession> rules) : PageModel
{
    public string Id { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string? TitleProblem { get; private set; }

    public string? DescriptionProblem { get; private set; }

    /// <summary>The form; with <paramref name="row"/> the row as it is, for who does not want to edit it after all.</summary>
    public async Task<IActionResult> OnGetAsync(string id, bool row, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return NotFound();
        }

        if (row && Request.IsPartial())
        {
            return Row(session);
        }

        (Id, Title, Description) = (id, session.Metadata.Title, session.Metadata.Description ?? "");
        return Form("_SessionRowEdit");
    }

    /// <summary>Saves what the form of a row, or with <paramref name="isPage"/> that of the page, was sent with.</summary>
    public async Task<IActionResult> OnPostAsync(string id, string? title, string? description, bool isPage, CancellationToken cancellation)
    {
        var asked = new EditSession { Title = title ?? "", Description = description ?? "" };
        var result = rules.Validate(asked);
        (Id, Title, Description) = (id, asked.Title, asked.Description);
        (TitleProblem, DescriptionProblem) = (result.ProblemOf("title"), result.ProblemOf("description"));
        if (!result.IsValid)
        {
            Response.StatusCode = 422;
            return Form(isPage ? "_SessionEdit" : "_SessionRowEdit");
        }

        var savedFrom = SavedFrom.Of(Request.Headers.UserAgent);
        if (!Ids.IsWellFormed(id) || await store.RenameAsync(User.Id(), id, Title, Description, savedFrom, cancellation) is not { } session)
        {
            return NotFound();
        }

        if (Request.IsPartial() && !isPage)
        {
            Response.Tell(SessionEvents.Changed);
            return Row(session);
        }

        return new Toast($"“{Title}” saved.").AnswerOn(this, $"{Request.PathBase}/sessions/{id}", SessionEvents.Changed);
    }

    private IActionResult Form(string part) => Request.IsPartial() ? Partial(part, this) : Page();

    private PartialViewResult Row(Session session)
    {
        ViewData["IsRenamed"] = true;
        return new PartialViewResult { ViewName = "_SessionRow", ViewData = new ViewDataDictionary<Session>(ViewData, session) };
    }
}
