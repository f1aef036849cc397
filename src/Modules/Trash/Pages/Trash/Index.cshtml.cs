using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Trash.Pages.Trash;

/// <summary>The user's trash: restore, and delete for good.</summary>
internal sealed class IndexModel(TrashStore trash, TrashKinds kinds, UserDirectory users, IOptions<TrashOptions> options) : PageModel
{
    public ListView<TrashedDocument> List { get; private set; } = null!;

    public ListPage<TrashedDocument> Trashed { get; private set; } = ListPage<TrashedDocument>.Empty;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int RetentionDays => options.Value.RetentionDays;

    public string IconOf(string kind) => kinds.Shown.GetValueOrDefault(kind)?.Icon ?? "trash-2";

    /// <summary>Whole days until it is deleted for good.</summary>
    public int DaysLeft(TrashedDocument trashed, DateTimeOffset now) =>
        Math.Max(0, (int)Math.Ceiling((trashed.DeletedAt.AddDays(RetentionDays) - now).TotalDays));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        List = ListView<TrashedDocument>.Read(Request);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await trash.CountAsync(User.Id(), null, ListTotal.Most, cancellation)));
        }

        Trashed = await List.LoadAsync(asked => trash.ListAsync(User.Id(), null, asked.PageSize, asked.Continuation, cancellation));
        Names = await users.NamesOfAsync(Trashed.Items.Select(trashed => trashed.DeletedBy), cancellation);
        if (!Request.IsPartial())
        {
            return Page();
        }

        Response.ShowAddress(List.Address);
        return Partial(LoadMore.IsAsked(Request) ? "_TrashRows" : "_TrashList", this);
    }

    /// <summary>Brings back what is named; also what the Undo of a toast asks for.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(string[] item, string? returnUrl, CancellationToken cancellation)
    {
        var chosen = Read(item);
        var back = LocalPath.Within(Request.PathBase, returnUrl ?? "/trash");
        if (Selection.TooManyProblem(chosen.Count, "restore", "entries") is { } refusal)
        {
            return refusal.Answer(this, back);
        }

        var restored = new List<TrashToast.Named>();
        foreach (var one in chosen)
        {
            var named = await NamedAsync(one, cancellation);
            if (await kinds.RestoreAsync(User.Id(), one, cancellation) is RestoreOutcome.Restored or RestoreOutcome.Live)
            {
                restored.Add(named);
            }
        }

        return TrashToast.Of(restored, "restored", chosen.Count - restored.Count).Answer(this, back, ChangesOf(chosen));
    }

    /// <summary>The question before something is deleted for good.</summary>
    public IActionResult OnGetPurge(string[] item) =>
        Read(item) is { Count: > 0 and <= Selection.Most } chosen
            ? QuestionForPurge(chosen).Page(this)
            : LocalRedirect($"{Request.PathBase}/trash");

    /// <summary>Deletes for good, after the question.</summary>
    public async Task<IActionResult> OnPostPurgeAsync(string[] item, bool confirmed, CancellationToken cancellation)
    {
        var chosen = Read(item);
        if (Selection.TooManyProblem(chosen.Count, "delete", "entries") is { } refusal)
        {
            return refusal.Answer(this, $"{Request.PathBase}/trash");
        }

        if (chosen.Count > 0 && !confirmed)
        {
            return QuestionForPurge(chosen).Ask(this);
        }

        var purged = new List<TrashToast.Named>();
        foreach (var one in chosen)
        {
            if (await kinds.PurgeAsync(User.Id(), one, cancellation) is { } gone)
            {
                purged.Add(new(one.Kind, gone.Shown().Title));
            }
        }

        await kinds.ForgetAsync();
        return TrashToast.Of(purged, "deleted for good", chosen.Count - purged.Count)
            .Answer(this, $"{Request.PathBase}/trash", ChangesOf(chosen));
    }

    /// <summary>The question before everything in the trash is deleted for good.</summary>
    public async Task<IActionResult> OnGetEmptyAsync(CancellationToken cancellation) =>
        (await QuestionForEmptyAsync(cancellation)).Page(this);

    /// <summary>Deletes everything in the trash for good, after the question.</summary>
    public async Task<IActionResult> OnPostEmptyAsync(bool confirmed, CancellationToken cancellation)
    {
        if (!confirmed)
        {
            return (await QuestionForEmptyAsync(cancellation)).Ask(this);
        }

        var purged = new List<TrashToast.Named>();
        // From the start again each time: what was purged is gone, and what cannot be purged now was restored meanwhile.
        while ((await trash.ListAsync(User.Id(), null, 100, null, cancellation)).Items is { Count: > 0 } found)
        {
            foreach (var trashed in found)
            {
                if (await kinds.PurgeAsync(trashed, cancellation))
                {
                    purged.Add(new(trashed.Document.Kind, trashed.Document.Shown().Title));
                }
            }
        }

        await kinds.ForgetAsync();
        return TrashToast.Of(purged, "deleted for good", left: 0)
            .Answer(this, $"{Request.PathBase}/trash", [.. kinds.Shown.Values.Select(kind => kind.Changed)]);
    }

    private Question QuestionForPurge(List<TrashItem> chosen)
    {
        var what = chosen.Count == 1 ? "it" : TrashToast.Counted(chosen.Select(one => one.Kind));
        return QuestionFor($"Delete {what} for good?", "Purge", [.. chosen.Select(one => ("item", one.ToString()))]);
    }

    private async Task<Question> QuestionForEmptyAsync(CancellationToken cancellation)
    {
        var count = ListTotal.InWords(await trash.CountAsync(User.Id(), null, ListTotal.Most, cancellation));
        return QuestionFor($"Empty the trash? Everything in it ({count}) is deleted for good.", "Empty", []);
    }

    private Question QuestionFor(string heading, string handler, IReadOnlyList<(string, string)> fields) => new(
        heading, "This cannot be undone. The versions of sessions are deleted, too.", "Delete for good",
        $"{Request.PathBase}/trash?handler={handler}", fields, $"{Request.PathBase}/trash");

    private async Task<TrashToast.Named> NamedAsync(TrashItem item, CancellationToken cancellation)
    {
        var trashed = await trash.FindAsync(User.Id(), item.Kind, item.TargetId, cancellation);
        return new(item.Kind, trashed?.Document.Shown().Title);
    }

    /// <summary>What can be in the trash of what was sent; a field that was sent empty comes as null.</summary>
    private List<TrashItem> Read(string[] items) =>
        [
            .. items
                .OfType<string>()
                .Distinct()
                .Select(TrashItem.Read)
                .Where(item => Ids.IsWellFormed(item.TargetId) && kinds.Find(item.Kind) is not null),];

    private string[] ChangesOf(IEnumerable<TrashItem> items) =>
        [.. items.Select(item => kinds.Shown.GetValueOrDefault(item.Kind)?.Changed).OfType<string>().Distinct()];
}
