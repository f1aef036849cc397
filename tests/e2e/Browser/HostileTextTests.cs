using System.Text;

namespace Portal.EndToEnd.Browser;

/// <summary>Two hundred texts that try to break out of their place: shown as typed, nothing run, nothing out of line.</summary>
public sealed class HostileTextTests(Chromium chromium) : BrowserTests(chromium)
{
    private const int Count = 200;

    private static readonly string[] Seeds =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; alert(1); '",
        "{{7*7}}",
        "{item}",
        "@Model.Title",
        "${alert(1)}",
        "<svg/onload=alert(1)>",
        "</title><b>",
        "&lt;b&gt;&amp;",
        "\u202Egnp.exe",
        "\u2066left\u2069 right",
        "\u200B\u200Bzero\u200Bwidth\u200B",
        "\u0645\u0631\u062d\u0628\u0627 123",
        "\u05e9\u05dc\u05d5\u05dd abc",
        "\ud83d\udc69\u200d\ud83d\udd2c\ud83c\uddf3\ud83c\uddf4",
        "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "-- DROP TABLE sessions; --",
        "%00%0a\\..\\..",
    ];

    private PortalServer server = null!;
    private PortalClient ann = null!;
    private IReadOnlyList<(string Title, string Description)> texts = [];

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        texts = [.. Enumerable.Range(0, Count).Select(number => (Title(number), Description(number)))];
        foreach (var (title, description) in texts)
        {
            await ann.CreateSessionAsync(title, description);
            await ann.CreateSnapshotAsync(title, description);
        }
    }

    [Theory]
    [Trait("Scenario", "S106")]
    [InlineData("/sessions?rows=300", true)]
    [InlineData("/snapshots?view=mine&rows=300", true)]
    [InlineData("/snapshots?rows=300", true)]
    [InlineData("/trash?rows=300", false)]
    public async Task Every_list_shows_them_as_typed_and_keeps_its_layout(string path, bool hasDescriptions)
    {
        if (path.StartsWith("/trash", StringComparison.Ordinal))
        {
            foreach (var session in await AllAsync("/sessions"))
            {
                (await ann.DeleteAsync($"/sessions/{session}")).Is(200);
            }
        }

        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync(path);
        Assert.Equal(
            Sorted(texts.Select(text => text.Title)),
            Sorted(await visitor.Page.Locator("tbody .cell-title bdi").AllTextContentsAsync()));
        if (hasDescriptions)
        {
            Assert.Equal(
                Sorted(texts.Select(text => text.Description)),
                Sorted(await visitor.Page.Locator("tbody .cell-text bdi").AllTextContentsAsync()));
        }

        await HoldsItsShapeAsync(visitor);
        await visitor.Page.SetViewportSizeAsync(390, 800);
        await HoldsItsShapeAsync(visitor);
    }

    [Fact]
    [Trait("Scenario", "S106")]
    public async Task Pages_about_one_show_them_as_typed()
    {
        var visitor = await VisitAsync(server, ann);
        var sessions = await AllAsync("/sessions");
        var snapshots = await AllAsync("/snapshots");
        // One of each seed: the others differ in a number alone.
        for (var number = 0; number < Seeds.Length; number++)
        {
            var (title, description) = texts[Count - 1 - number];
            foreach (var path in new[] { $"/sessions/{sessions[number]}", $"/snapshots/{snapshots[number]}" })
            {
                await visitor.GoAsync(path);
                Assert.Equal(title, await visitor.Page.Locator("h1").TextContentAsync());
                Assert.Equal(description, await visitor.Page.Locator(".page-note bdi").TextContentAsync());
                await Expect(visitor.Page.Locator(".page-note bdi")).ToHaveCSSAsync("white-space-collapse", "preserve-breaks");
                await HoldsItsShapeAsync(visitor);
            }

            await visitor.GoAsync($"/sessions/{sessions[number]}/edit");
            await Expect(visitor.Page.GetByLabel("Title")).ToHaveValueAsync(title);
            await Expect(visitor.Page.GetByLabel("Description")).ToHaveValueAsync(description);
        }
    }

    /// <summary>No element of theirs came to be, nothing scrolls sideways, and no cell is higher than its row.</summary>
    private static async Task HoldsItsShapeAsync(Visitor visitor)
    {
        await Expect(visitor.Page.Locator("main script, main img, main [onload], main [onerror]")).ToHaveCountAsync(0);
        var problems = await visitor.Page.EvaluateAsync<string[]>("""
            () => {
              const found = [];
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide on ${root.clientWidth} px`);
              for (const row of document.querySelectorAll("tbody tr")) {
                const box = row.getBoundingClientRect();
                for (const cell of row.children) {
                  const part = cell.getBoundingClientRect();
                  if (part.width > 0 && (part.right > box.right + 1 || part.bottom > box.bottom + 1 || part.left < box.left - 1))
                    found.push(`${row.id} ${cell.className}`);
                }
              }
              return found.slice(0, 5);
            }
            """);
        Assert.Equal([], problems);
    }

    private static string Title(int number) => Cut($"{Seeds[number % Seeds.Length]} {number:000}", 50);

    private static string Description(int number) =>
        Cut($"{number:000} {string.Concat(Enumerable.Repeat(Seeds[number % Seeds.Length] + " ", 9))}", 250).TrimEnd();

    private static string Cut(string text, int most)
    {
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(most))
        {
            cut.Append(rune);
        }

        return cut.ToString().Trim();
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private async Task<List<string>> AllAsync(string list)
    {
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = (await ann.GetAsync($"{list}?page_size=100&cursor={cursor}")).Is(200);
            ids.AddRange(page.Items.Select(item => item.GetProperty("id").GetString()!));
            cursor = page.PageToken;
        }
        while (cursor is not null);

        return ids;
    }
}
