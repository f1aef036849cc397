using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Startup;

/// <summary>The portal without its Trash module: what is deleted is gone, every page says so, and nothing leads to a trash.</summary>
public sealed partial class WithoutTrashTests(Chromium chromium) : BrowserTests(chromium)
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task It_deletes_for_good_and_says_so()
    {
        OwnUntilTheEnd(new Owned(folder));
        var program = await BuildWithout.ModuleAsync("Trash", folder.File("source"));
        using var portal = await PortalProcess.StartFromAsync(program, folder.File("portal.db"));
        using var ann = await PortalClient.SignInAsync(portal.Address, "ann");
        using var bob = await PortalClient.SignInAsync(portal.Address, "bob");
        var (session, other, snapshot) = (
            await ann.CreateSessionAsync("one"),
            await ann.CreateSessionAsync("two"),
            await ann.CreateSnapshotAsync("frozen"));
        (await ann.PutAsync($"/sessions/{session}", new { title = "one", content = """{"a":1}""" }, ("If-Match", "\"1\""))).Is(200);
        (await bob.GetAsync($"/snapshots/{snapshot}")).Is(200);

        var visitor = await VisitAsync(portal.Address, ann);
        await DeleteAsync(
            visitor,
            "/sessions",
            "one",
            "Delete 1 session for good?",
            "This cannot be undone. The versions are deleted, too.");
        await DeleteAsync(
            visitor,
            "/snapshots?view=mine",
            "frozen",
            "Delete it for everyone?",
            "Nobody can open its link any more. This cannot be undone.");

        (await ann.GetAsync($"/sessions/{session}")).IsError(404, "NotFoundError");
        (await ann.GetAsync($"/sessions/{session}/versions")).IsError(404, "NotFoundError");
        Assert.EndsWith(
            "It cannot come back.",
            (await bob.GetAsync($"/snapshots/{snapshot}")).IsError(410, "GoneError").ErrorMessage,
            StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () =>
            (await bob.FindLogAsync(snapshot, "frozen"))?.GetProperty("snapshotDeleted").GetBoolean() is true);
        (await ann.DeleteAsync($"/sessions/{other}")).Is(200);
        (await ann.GetAsync("/trash")).IsError(404, "NotFoundError");
        await CrawlAsync(
            ann,
            ["/", "/help", "/openapi", "/openapi/v1.json", $"/sessions/{session}", $"/snapshots/{snapshot}", $"/snapshot/{snapshot}"]);
        await CrawlAsync(bob, ["/", $"/snapshots/{snapshot}", $"/snapshot/{snapshot}"]);
    }

    private static async Task DeleteAsync(Visitor visitor, string list, string title, string question, string consequence)
    {
        await visitor.GoAsync(list);
        await visitor.Page.GetByLabel($"Select {title}").CheckAsync();
        await visitor.Page.Locator(".selection-bar [data-deletes]").ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = question });
        await Expect(dialog).ToContainTextAsync(consequence);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var toast = visitor.Page.Locator(".toast");
        await Expect(toast).ToContainTextAsync($"“{title}” is deleted for good.");
        await Expect(toast.Locator(".toast-action")).ToHaveCountAsync(0);
    }

    /// <summary>Follows every link of every page; each leads somewhere, and none speaks of a trash or of undoing.</summary>
    private static async Task CrawlAsync(PortalClient user, IEnumerable<string> from)
    {
        var given = from.ToList();
        var (left, seen) = (new Queue<string>(given), new HashSet<string>(given));
        while (left.TryDequeue(out var path))
        {
            var answer = await user.RawAsync(HttpMethod.Get, path);
            Assert.True(answer.Status < 400 || given.Contains(path), $"{path} answers {answer.Status}.");
            // Scripts and icons are those of every portal; the icon on a button that deletes is a bin.
            var text = IsRead(answer) ? answer.Text.Replace("trash-2", "", StringComparison.Ordinal) : "";
            Assert.False(Spoken().IsMatch(text), $"{path} says “{Spoken().Match(text).Value}”.");
            // Rows share one menu, which a script fills in.
            foreach (var link in LinksOf(answer)
                    .Where(link => link.StartsWith('/') && !link.Contains('{', StringComparison.Ordinal) && seen.Add(link)))
            {
                left.Enqueue(link);
            }
        }

        Assert.True(seen.Count > 10, $"Only {seen.Count} pages were found.");
    }

    private static bool IsRead(Answer answer) => answer.Header("Content-Type")?.Split(';')[0] is "text/html" or "application/json";

    private static IEnumerable<string> LinksOf(Answer answer) => answer.Header("Content-Type") is "text/html; charset=utf-8"
        ? Link().Matches(answer.Text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0])
        : [answer.Header("Location") ?? ""];

    [GeneratedRegex("""(?:href|src|hx-get)="([^"]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:trash|undo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    private sealed class Owned(IDisposable owned) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            owned.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
