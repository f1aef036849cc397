using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.AccessLogs.Pages.Visited;

/// <summary>What is done with visited snapshots: they are taken out of the user's own list.</summary>
internal sealed class IndexModel(AccessLogStore logs, LogRemoval removal) : PageModel
{
    public IActionResult OnGet() => LocalRedirect($"{Request.PathBase}/snapshots?view=visited");

    /// <summary>The question before it.</summary>
    public async Task<IActionResult> OnGetRemoveAsync(string[] id, string? returnUrl, CancellationToken cancellation)
    {
        var (back, ids) = Read(id, returnUrl);
        var chosen = ids.Count > Selection.Most ? [] : await ForeignAsync(ids, cancellation);
        return chosen.Count == 0 ? LocalRedirect(back) : QuestionFor(chosen, back).Page(this);
    }

    /// <summary>Removes after the question. The user's own live snapshots stay: those are deleted, for everyone.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string[] id, bool confirmed, string? returnUrl, CancellationToken cancellation)
    {
        var (back, ids) = Read(id, returnUrl);
        if (Selection.TooManyProblem(ids.Count, "remove", "snapshots") is { } refusal)
        {
            return refusal.Answer(this, back);
        }

        var chosen = await ForeignAsync(ids, cancellation);
        if (chosen.Count > 0 && !confirmed)
        {
            return QuestionFor(chosen, back).Ask(this);
        }

        var removed = 0;
        foreach (var log in chosen)
        {
            removed += await removal.RemoveAsync(User.Id(), log.SnapshotId, cancellation) ? 1 : 0;
        }

        var toast = removed switch
        {
            0 => new Toast("Nothing was removed: it is not in your list.", IsError: true),
            1 => new Toast($"“{chosen[0].SnapshotMetadata.Shown().Title}” was removed from your list."),
            _ => new Toast($"{removed} snapshots were removed from your list."),
        };
        return toast.Answer(this, back, SnapshotEvents.Changed);
    }

    private (string Back, List<string> Ids) Read(string[] id, string? returnUrl) =>
        (LocalPath.Within(Request.PathBase, returnUrl ?? "/snapshots?view=visited"), [.. id.Where(Ids.IsWellFormed).Distinct()]);

    private Question QuestionFor(IReadOnlyList<AccessLog> chosen, string back) =>
        new(
            chosen.Count == 1 ? "Remove it from your list?" : $"Remove {chosen.Count} snapshots from your list?",
            "Others keep it in their lists. Your visits are no longer listed. If you open the link again, the snapshot comes back to your "
                + "list.",
            "Remove",
            $"{Request.PathBase}/snapshots/visited?handler=Remove",
            [.. chosen.Select(log => ("id", log.SnapshotId))],
            back);

    private async Task<IReadOnlyList<AccessLog>> ForeignAsync(List<string> ids, CancellationToken cancellation)
    {
        var found = new List<AccessLog>();
        foreach (var id in ids)
        {
            if (await logs.FindAsync(User.Id(), id, cancellation) is { } log && (log.SnapshotDeleted || log.SnapshotOwnerId != User.Id()))
            {
                found.Add(log);
            }
        }

        return found;
    }
}
