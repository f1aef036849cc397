using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Contracts.Snapshots;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>What is done with the snapshots that are selected: opening one, and deleting the user's own for everyone.</summary>
internal sealed class SelectedModel(SnapshotStore store, IDeletion<Snapshot> deletion, ITrash? trash = null) : PageModel
{
    public IActionResult OnGet() => LocalRedirect($"{Request.PathBase}/snapshots");

    public IActionResult OnGetOpen(string id) => Ids.IsWellFormed(id) ? LocalRedirect($"{Request.PathBase}/snapshot/{id}") : NotFound();

    /// <summary>The question before it.</summary>
    public async Task<IActionResult> OnGetDeleteAsync(string[] id, string? returnUrl, CancellationToken cancellation)
    {
        var (back, chosen) = Read(id, returnUrl);
        var free = chosen.Count > Selection.Most ? [] : FreeOf(await OwnAsync(chosen, cancellation));
        return free.Count == 0 ? LocalRedirect(back) : QuestionFor(free, back).Page(this);
    }

    /// <summary>Deletes after the question; what is not the user's, or is marked to be kept, stays.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string[] id, bool confirmed, string? returnUrl, CancellationToken cancellation)
    {
        var (back, chosen) = Read(id, returnUrl);
        if (Selection.TooManyProblem(chosen.Count, "delete", "snapshots") is { } refusal)
        {
            return refusal.Answer(this, back);
        }

        var own = await OwnAsync(chosen, cancellation);
        var free = FreeOf(own);
        if (free.Count > 0 && !confirmed)
        {
            return QuestionFor(free, back).Ask(this);
        }

        var deleted = new List<Snapshot>();
        foreach (var snapshot in free)
        {
            if (await deletion.DeleteAsync(snapshot, User.Id(), cancellation))
            {
                deleted.Add(snapshot);
            }
        }

        return ToastFor(deleted, own.Count - free.Count).Answer(this, back, SnapshotEvents.Changed);
    }

    private (string Back, List<string> Chosen) Read(string[] id, string? returnUrl) =>
        (LocalPath.Within(Request.PathBase, returnUrl ?? "/snapshots?view=mine"), [.. id.Where(Ids.IsWellFormed).Distinct()]);

    /// <summary>What is not marked to be kept.</summary>
    private static List<Snapshot> FreeOf(IEnumerable<FoundSnapshot> own) =>
        [.. own.Where(found => found.Link is not { IsKept: true }).Select(found => found.Snapshot!)];

    private Question QuestionFor(List<Snapshot> chosen, string back) => new(
        chosen.Count == 1 ? "Delete it for everyone?" : $"Delete {chosen.Count} snapshots for everyone?",
        $"Nobody can open {(chosen.Count == 1 ? "its link" : "their links")} any more. " + (trash is null
            ? "This cannot be undone."
            : $"{(chosen.Count == 1 ? "It stays" : "They stay")} in your trash for {trash.RetentionDays} days and can be restored."),
        "Delete for everyone",
        $"{Request.PathBase}/snapshots/selected?handler=Delete",
        [.. chosen.Select(snapshot => ("id", snapshot.Id))],
        back);

    private Toast ToastFor(List<Snapshot> deleted, int kept)
    {
        if (deleted.Count == 0)
        {
            return kept > 0
                ? new Toast("Not deleted: it is marked to be kept. Remove the mark first.", IsError: true)
                : new Toast("Nothing was deleted: it is not yours, or it no longer exists.", IsError: true);
        }

        var what = (deleted.Count, kept) switch
        {
            (1, 0) => $"“{deleted[0].Metadata.Shown().Title}” is",
            (1, _) => "1 snapshot is",
            _ => $"{deleted.Count} snapshots are",
        };
        var where = trash is null ? "deleted for good" : "in the trash";
        return new Toast(
            kept == 0 ? $"{what} {where}." : $"{what} {where}; {kept} marked to be kept.",
            Form: trash?.Undo(SnapshotStore.Kind, deleted.Select(snapshot => snapshot.Id)));
    }

    private async Task<IReadOnlyList<FoundSnapshot>> OwnAsync(List<string> ids, CancellationToken cancellation)
    {
        var own = new List<FoundSnapshot>();
        foreach (var id in ids)
        {
            var found = await store.FindAsync(id, User.Id(), cancellation);
            if (found.Snapshot?.OwnerId == User.Id())
            {
                own.Add(found);
            }
        }

        return own;
    }
}
