using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Trash;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Trash.Pages.Trash;

/// <summary>The user's trash: restore, and delete for good.</summary>
internal sealed class IndexModel(TrashStore trash, TrashKinds kinds, UserDirectory users, PageTokens tokens, IOptions<TrashOptions> options) : PageModel
{
    public ListAddress Address { get; private set; } = null!;

    public int Rows { get; private set; }

    public ListPage<TrashedDocument> Trashed { get; private set; } = ListPage<TrashedDocument>.Empty;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int RetentionDays => options.Value.RetentionDays;

    public string IconOf(string kind) => kinds.Find(kind)?.Icon ?? "trash-2";

    /// <summary>Whole days until it goes for good.</summary>
    public int DaysLeft(TrashedDocument trashed, DateTimeOffset now) =>
        Math.Max(0, (int)Math.Ceiling((trashed.DeletedAt.AddDays(RetentionDays) - now).TotalDays));

    public async Task<IActionResult> OnGetAsync(string? after, string? cursor, string? rows, CancellationToken cancellation)
    {
        Rows = ListRows.Read(rows);
        Address = ListAddress.Of(Request, "/trash").With("rows", ListRows.Parameter(Rows)).With("cursor", cursor);
        if (ListTotal.IsAsked(Request))
        {
            return Content(ListTotal.InWords(await trash.CountAsync(User.Id(), null, ListTotal.Most, cancellation)));
        }

        var isMore = LoadMore.IsAsked(Request);
        Trashed = await ListPage<TrashedDocument>.ReadAsync(tokens, User, "trash-page", isMore ? after : cursor, "", continuation =>
            trash.ListAsync(User.Id(), null, isMore ? ListRows.Step : Rows, continuation, cancellation));
        Names = await users.NamesOfAsync(Trashed.Items.Select(trashed => trashed.DeletedBy), cancellation);
        if (!Request.IsPartial())
        {
            return Page();
        }

        Response.ShowAddress(Address);
        return Partial(isMore ? "_TrashRows" : "_TrashList", this);
    }

    /// <summary>Brings back what is named; also what the Undo of a toast asks for.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(string[] item, string? returnUrl, CancellationToken cancellation)
    {
        var chosen = Read(item);
        var back = LocalPath.Within(Request.PathBase, returnUrl ?? "/trash");
        if (Selection.WhyTooMany(chosen.Count, "restore", "entries") is { } refusal)
        {
            return refusal.Answer(this, back);
        }

        var outcomes = new List<RestoreOutcome>();
        foreach (var one in chosen)
        {
            outcomes.Add(await kinds.RestoreAsync(User.Id(), one, cancellation));
        }

        var restored = outcomes.Count(outcome => outcome is RestoreOutcome.Restored or RestoreOutcome.Live);
        var toast = (restored, outcomes.Count - restored) switch
        {
            (0, _) => new Toast("Nothing came back: it is not in the trash any more.", IsError: true),
            (1, 0) => new Toast("Restored."),
            (_, 0) => new Toast($"{restored} are back."),
            (_, var left) => new Toast($"{restored} are back; {left} were not in the trash any more."),
        };
        return toast.Answer(this, back, ChangesOf(chosen));
    }

    /// <summary>The question before something is deleted for good.</summary>
    public IActionResult OnGetPurge(string[] item) =>
        Read(item) is { Count: > 0 and <= Selection.Most } ? QuestionForPurge(item).Page(this) : LocalRedirect($"{Request.PathBase}/trash");

    /// <summary>Deletes for good, after the question.</summary>
    public async Task<IActionResult> OnPostPurgeAsync(string[] item, bool confirmed, CancellationToken cancellation)
    {
        var chosen = Read(item);
        if (Selection.WhyTooMany(chosen.Count, "delete", "entries") is { } refusal)
        {
            return refusal.Answer(this, $"{Request.PathBase}/trash");
        }

        if (chosen.Count > 0 && !confirmed)
        {
            return QuestionForPurge(item).Ask(this);
        }

        var purged = 0;
        foreach (var one in chosen)
        {
            purged += await kinds.PurgeAsync(User.Id(), one, cancellation) ? 1 : 0;
        }

        await kinds.ForgetAsync();
        var toast = purged == 0 ? new Toast("Nothing was deleted: it is not in the trash any more.", IsError: true)
            : new Toast(purged == 1 ? "Deleted for good." : $"{purged} were deleted for good.");
        return toast.Answer(this, $"{Request.PathBase}/trash", ChangesOf(chosen));
    }

    /// <summary>The question before everything in the trash is deleted for good.</summary>
    public async Task<IActionResult> OnGetEmptyAsync(CancellationToken cancellation) => (await QuestionForEmptyAsync(cancellation)).Page(this);

    /// <summary>Deletes everything in the trash for good, after the question.</summary>
    public async Task<IActionResult> OnPostEmptyAsync(bool confirmed, CancellationToken cancellation)
    {
        if (!confirmed)
        {
            return (await QuestionForEmptyAsync(cancellation)).Ask(this);
        }

        var purged = 0;
        // From the start again each time: what was purged is gone, and what cannot be purged now was restored meanwhile.
        while ((await trash.ListAsync(User.Id(), null, 100, null, cancellation)).Items is { Count: > 0 } found)
        {
            foreach (var trashed in found)
            {
                purged += await kinds.PurgeAsync(trashed, cancellation) ? 1 : 0;
            }
        }

        await kinds.ForgetAsync();
        return new Toast(purged == 1 ? "Deleted for good." : $"{purged} were deleted for good.")
            .Answer(this, $"{Request.PathBase}/trash", [.. kinds.All.Select(kind => kind.Changed)]);
    }

    private Question QuestionForPurge(string[] items)
    {
        var chosen = items.Distinct().ToList();
        return QuestionFor(chosen.Count == 1 ? "Delete it for good?" : $"Delete {chosen.Count} for good?", "Purge", [.. chosen.Select(one => ("item", one))]);
    }

    private async Task<Question> QuestionForEmptyAsync(CancellationToken cancellation)
    {
        var count = ListTotal.InWords(await trash.CountAsync(User.Id(), null, ListTotal.Most, cancellation));
        return QuestionFor($"Empty the trash? {count} would go for good.", "Empty", []);
    }

    private Question QuestionFor(string heading, string handler, IReadOnlyList<(string, string)> fields) => new(
        heading, "Nothing can bring it back. Kept versions of sessions go, too.", "Delete for good", $"{Request.PathBase}/trash?handler={handler}", fields, $"{Request.PathBase}/trash");

    private static List<TrashItem> Read(string[] items) => [.. items.Distinct().Select(TrashItem.Read)];

    private string[] ChangesOf(IEnumerable<TrashItem> items) => [.. items.Select(item => kinds.Find(item.Kind)?.Changed).OfType<string>().Distinct()];
}
