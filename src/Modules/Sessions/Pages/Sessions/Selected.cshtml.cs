using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Contracts.Sessions;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is done with the sessions that are selected in the list.</summary>
internal sealed class SelectedModel(
    SessionStore store, IDeletion<Session> deletion, Idempotency idempotency, ITrash? trash = null) : PageModel
{
    private const int MostCopies = 30;

    private IReadOnlyList<string> Chosen { get; set; } = [];

    private string ReturnUrl { get; set; } = "";

    public IActionResult OnGet() => LocalRedirect($"{Request.PathBase}/sessions");

    public async Task<IActionResult> OnGetExportAsync(string[] id, CancellationToken cancellation)
    {
        Choose(id, null);
        if (Selection.TooManyProblem(Chosen.Count, "export", "sessions") is { } refusal)
        {
            return refusal.Answer(this, ReturnUrl);
        }

        return Chosen.Count switch
        {
            0 => LocalRedirect(ReturnUrl),
            1 => LocalRedirect($"{Request.PathBase}/sessions/{Chosen[0]}?handler=Export"),
            _ => await SessionExport.ArchiveAsync(store, User.Id(), Chosen, cancellation),
        };
    }

    /// <summary>Copies what is chosen, once for each key of the form: a repetition gives the copies that were made.</summary>
    public async Task<IActionResult> OnPostDuplicateAsync(string[] id, string? returnUrl, CancellationToken cancellation)
    {
        if (FormKey.Read(Request) is not { } key)
        {
            return BadRequest();
        }

        Choose(id, returnUrl);
        if (Selection.TooManyProblem(Chosen.Count, "duplicate", "sessions", MostCopies) is { } refusal)
        {
            return refusal.Answer(this, ReturnUrl);
        }

        var copies = new List<string>();
        foreach (var one in Chosen)
        {
            if (await DuplicateAsync(one, key, cancellation) is { } copy)
            {
                copies.Add(copy);
            }
        }

        return (await ToastForAsync(copies, cancellation)).Answer(this, ReturnUrl, SessionEvents.Changed);
    }

    /// <summary>The question before several are deleted.</summary>
    public IActionResult OnGetDelete(string[] id, string? returnUrl)
    {
        Choose(id, returnUrl);
        return Chosen.Count is 0 or > Selection.Most ? LocalRedirect(ReturnUrl) : QuestionForChosen().Page(this);
    }

    /// <summary>One goes at once where that can be undone; several are asked about first.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string[] id, bool confirmed, string? returnUrl, CancellationToken cancellation)
    {
        Choose(id, returnUrl);
        if (Selection.TooManyProblem(Chosen.Count, "delete", "sessions") is { } refusal)
        {
            return refusal.Answer(this, ReturnUrl);
        }

        if ((Chosen.Count > 1 || (Chosen.Count == 1 && trash is null)) && !confirmed)
        {
            return QuestionForChosen().Ask(this);
        }

        var (deleted, title) = (new List<string>(), "");
        foreach (var one in Chosen)
        {
            var session = await store.FindAsync(User.Id(), one, cancellation);
            if (session is not null && await deletion.DeleteAsync(User.Id(), one, User.Id(), _ => true, cancellation) is WriteOutcome.Done)
            {
                deleted.Add(one);
                title = session.Metadata.Shown().Title;
            }
        }

        return ToastForDeleted(deleted, title).Answer(this, ReturnUrl, SessionEvents.Changed);
    }

    private Toast ToastForDeleted(List<string> deleted, string title)
    {
        var what = deleted.Count == 1 ? $"“{title}” is" : $"{deleted.Count} sessions are";
        return deleted.Count == 0 ? new Toast("Nothing was deleted: it no longer exists.", IsError: true)
            : trash is null ? new Toast($"{what} deleted for good.")
            : new Toast($"{what} in the trash.", Form: trash.Undo(SessionStore.Kind, deleted));
    }

    private Question QuestionForChosen() => new(
        $"Delete {(Chosen.Count == 1 ? "1 session" : $"{Chosen.Count} sessions")}{(trash is null ? " for good" : "")}?",
        trash is null
            ? "This cannot be undone. The versions are deleted, too."
            : $"{(Chosen.Count == 1 ? "It stays" : "They stay")} in the trash for {trash.RetentionDays} days.",
        "Delete",
        $"{Request.PathBase}/sessions/selected?handler=Delete",
        [.. Chosen.Select(one => ("id", one))],
        ReturnUrl);

    private Task<string?> DuplicateAsync(string id, string key, CancellationToken cancellation)
    {
        var savedFrom = SavedFrom.Of(Request.Headers.UserAgent);
        return idempotency.CreateOnceAsync(
            User.Id(),
            $"sessions/{id}/duplicate",
            key,
            copy => store.DuplicateAsync(User.Id(), id, copy, savedFrom, cancellation),
            cancellation);
    }

    private async Task<Toast> ToastForAsync(List<string> copies, CancellationToken cancellation) => copies.Count switch
    {
        0 => new Toast("Nothing was duplicated: it no longer exists.", IsError: true),
        1 => await store.FindAsync(User.Id(), copies[0], cancellation) is { } copy
            ? new Toast($"“{copy.Metadata.Title}” created.", Link: $"{Request.PathBase}/session/{copy.Id}", LinkText: "Open")
            : new Toast("The copy was made, but has been deleted since."),
        _ => new Toast($"{copies.Count} sessions duplicated."),
    };

    private void Choose(string[] ids, string? returnUrl)
    {
        Chosen = [.. ids.Where(Ids.IsWellFormed).Distinct()];
        ReturnUrl = LocalPath.Within(Request.PathBase, returnUrl ?? "/sessions");
    }
}
