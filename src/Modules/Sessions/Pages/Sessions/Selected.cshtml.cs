using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is done with the sessions that are selected in the list.</summary>
internal sealed class SelectedModel(SessionStore store, SessionDeletes deletes, IOptions<TrashOptions> trash) : PageModel
{
    private const int Most = 300;

    private IReadOnlyList<string> Chosen { get; set; } = [];

    private string ReturnUrl { get; set; } = "";

    public IActionResult OnGet() => LocalRedirect($"{Request.PathBase}/sessions");

    public async Task<IActionResult> OnGetExportAsync(string[] id, CancellationToken cancellation)
    {
        Choose(id, null);
        return Chosen.Count switch
        {
            0 => LocalRedirect(ReturnUrl),
            1 => LocalRedirect($"{Request.PathBase}/sessions/{Chosen[0]}?handler=Export"),
            _ => await SessionExport.ArchiveAsync(store, User.Id(), Chosen, cancellation),
        };
    }

    public async Task<IActionResult> OnPostDuplicateAsync(string[] id, string? returnUrl, CancellationToken cancellation)
    {
        Choose(id, returnUrl);
        var copies = new List<Session>();
        foreach (var one in Chosen)
        {
            if (await store.DuplicateAsync(User.Id(), one, SavedFrom.Of(Request.Headers.UserAgent), cancellation) is { } copy)
            {
                copies.Add(copy);
            }
        }

        var toast = copies.Count switch
        {
            0 => new Toast("Nothing was duplicated: it is not there any more.", IsError: true),
            1 => new Toast($"“{copies[0].Metadata.Title}” was made.", Link: $"{Request.PathBase}/session/{copies[0].Id}", LinkText: "Open"),
            _ => new Toast($"{copies.Count} sessions were duplicated."),
        };
        return toast.Answer(this, ReturnUrl, PartialRequests.SessionsChanged);
    }

    /// <summary>One goes at once, for it can be undone; several are asked about first.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string[] id, bool confirmed, string? returnUrl, CancellationToken cancellation)
    {
        Choose(id, returnUrl);
        if (Chosen.Count > 1 && !confirmed)
        {
            return new Question(
                $"Delete {Chosen.Count} sessions?",
                $"They stay in the trash for {trash.Value.RetentionDays} days.",
                "Delete",
                $"{Request.PathBase}/sessions/selected?handler=Delete",
                [.. Chosen.Select(one => ("id", one))],
                ReturnUrl).Ask(this);
        }

        var (deleted, title) = (new List<string>(), "");
        foreach (var one in Chosen)
        {
            var session = await store.FindAsync(User.Id(), one, cancellation);
            if (session is not null && await deletes.DeleteAsync(User.Id(), one, _ => true, cancellation) is WriteOutcome.Done)
            {
                deleted.Add(TrashStore.ItemOf(SessionStore.Kind, one));
                title = session.Metadata.Shown().Title;
            }
        }

        var toast = deleted.Count switch
        {
            0 => new Toast("Nothing was deleted: it is not there any more.", IsError: true),
            1 => new Toast($"“{title}” is in the trash.", Undo: deleted),
            _ => new Toast($"{deleted.Count} sessions are in the trash.", Undo: deleted),
        };
        return toast.Answer(this, ReturnUrl, PartialRequests.SessionsChanged);
    }

    private void Choose(string[] ids, string? returnUrl)
    {
        Chosen = [.. ids.Where(Ids.IsWellFormed).Distinct().Take(Most)];
        ReturnUrl = LocalPath.Within(Request.PathBase, returnUrl ?? "/sessions");
    }
}
