using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Trash;
using Portal.Shared.Web;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>What is done with the snapshots that are selected: opening one, and deleting the user's own for everyone.</summary>
internal sealed class SelectedModel(SnapshotStore store, SnapshotDeletes deletes, IOptions<TrashOptions> trash) : PageModel
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
        if (Selection.WhyTooMany(chosen.Count, "delete", "snapshots") is { } refusal)
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
            if (await deletes.DeleteAsync(snapshot, User.Id(), cancellation))
            {
                deleted.Add(snapshot);
            }
        }

        return ToastFor(deleted, own.Count - free.Count).Answer(this, back, PartialRequests.SnapshotsChanged);
    }

    private (string Back, List<string> Chosen) Read(string[] id, string? returnUrl) =>
        (LocalPath.Within(Request.PathBase, returnUrl ?? "/snapshots?view=mine"), [.. id.Where(Ids.IsWellFormed).Distinct()]);

    /// <summary>What is not marked to be kept.</summary>
    private static List<Snapshot> FreeOf(IEnumerable<FoundSnapshot> own) =>
        [.. own.Where(found => found.Link is not { IsKept: true }).Select(found => found.Snapshot!)];

    private Question QuestionFor(List<Snapshot> chosen, string back) => new(
        chosen.Count == 1 ? "Delete it for everyone?" : $"Delete {chosen.Count} snapshots for everyone?",
        $"Nobody can open {(chosen.Count == 1 ? "its link" : "their links")} any more. {(chosen.Count == 1 ? "It stays" : "They stay")} in your trash for {trash.Value.RetentionDays} days and can be restored.",
        "Delete for everyone",
        $"{Request.PathBase}/snapshots/selected?handler=Delete",
        [.. chosen.Select(snapshot => ("id", snapshot.Id))],
        back);

    private static Toast ToastFor(List<Snapshot> deleted, int kept) => (deleted.Count, kept) switch
    {
        (0, > 0) => new Toast("Not deleted: it is marked to be kept. Remove the mark first.", IsError: true),
        (0, _) => new Toast("Nothing was deleted: it is not yours, or it no longer exists.", IsError: true),
        (1, 0) => new Toast($"“{deleted[0].Metadata.Shown().Title}” is in the trash.", Undo: ItemsOf(deleted)),
        (_, 0) => new Toast($"{deleted.Count} snapshots are in the trash.", Undo: ItemsOf(deleted)),
        _ => new Toast($"{deleted.Count} {(deleted.Count == 1 ? "snapshot is" : "snapshots are")} in the trash; {kept} marked to be kept.", Undo: ItemsOf(deleted)),
    };

    private static List<string> ItemsOf(IEnumerable<Snapshot> snapshots) => [.. snapshots.Select(snapshot => TrashStore.ItemOf(SnapshotStore.Kind, snapshot.Id))];

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
