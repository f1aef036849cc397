using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A content that is opened and not touched stays as it is, whatever comes late or does not come at all.</summary>
public sealed class UntouchedContentsTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string EnsembleList = "**/assets/ensembles/index*.json";

    // Every word that the status ever shows, so that a moment of "Changed" is seen, too.
    private const string HearStatus = """
        () => {
          const status = document.querySelector("[data-status]");
          window.words = [status.textContent.trim()];
          new MutationObserver(() => window.words.push(status.textContent.trim()))
            .observe(status, { subtree: true, childList: true, characterData: true });
        }
        """;

    private static readonly string[] Installed =
        ["\"Notes\"", "\"TimeSeries\"", "\"Distribution\"", "\"CrossPlot\"", "\"InplaceVolumes\"", "\"Map\""];

    public enum Trouble
    {
        EnsemblesLate,
        EnsemblesFail,
        CodeLate,
        CodeGone,
    }

    [Theory]
    [Trait("Scenario", "S97")]
    [Trait("Scenario", "S148")]
    [InlineData(Trouble.EnsemblesLate)]
    [InlineData(Trouble.EnsemblesFail)]
    [InlineData(Trouble.CodeLate)]
    [InlineData(Trouble.CodeGone)]
    public async Task It_stays_saved_and_is_sent_nowhere(Trouble trouble)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        if (trouble is Trouble.EnsemblesFail or Trouble.CodeGone)
        {
            visitor.ExpectFailure("/assets/");
            visitor.ExpectComplaint("could not be loaded");
        }

        var isModuleCode = await KnowFirstScriptsAsync(visitor);
        var all = GoldenContents.All;
        Assert.Equal(20, all.Count);
        var count = Loops.Of(all.Count);
        for (var index = 0; index < count; index++)
        {
            // A short run takes other contents for each trouble.
            var content = all[(index + (int)trouble * count) % all.Count];
            await LookAsync(visitor, content, trouble, isModuleCode);
        }
    }

    private async Task LookAsync(Visitor visitor, string content, Trouble trouble, Func<string, bool> isModuleCode)
    {
        var id = await portal.Ann.CreateSessionAsync("golden", null, content);
        var page = await visitor.Context.NewPageAsync();
        var sent = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (request.Method is not ("GET" or "HEAD"))
            {
                sent.Enqueue($"{request.Method} {request.Url}");
            }
        };
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        async Task TroubleAsync(IRoute route)
        {
            asked.TrySetResult();
            if (trouble is Trouble.EnsemblesFail or Trouble.CodeGone)
            {
                await route.FulfillAsync(new() { Status = trouble == Trouble.CodeGone ? 404 : 500 });
                return;
            }

            await gate.Task;
            await route.ContinueAsync();
        }

        await (trouble is Trouble.EnsemblesLate or Trouble.EnsemblesFail
            ? page.RouteAsync(EnsembleList, TroubleAsync)
            : page.RouteAsync(isModuleCode, TroubleAsync));
        await page.GotoAsync($"/session/{id}");
        var tab = new WorkbenchTab(page);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await page.EvaluateAsync(HearStatus);
        if (trouble is Trouble.EnsemblesLate or Trouble.EnsemblesFail || Installed.Any(content.Contains))
        {
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await Expect(page.Locator("section.module").First).ToBeVisibleAsync();
        gate.TrySetResult();
        await Expect(page.Locator(".module-waiting")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(["Saved"], (await page.EvaluateAsync<string[]>("() => window.words")).Distinct());
        await tab.HasNoDraftAsync();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        Assert.Empty(sent);
        var stored = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal((content, 1), (stored.Content, await portal.Ann.VersionAsync(id)));
    }

    /// <summary>Tells the scripts of modules from those that the workbench begins with.</summary>
    private async Task<Func<string, bool>> KnowFirstScriptsAsync(Visitor visitor)
    {
        var first = new ConcurrentBag<string>();
        visitor.Page.Request += (_, request) => first.Add(request.Url);
        var id = await portal.Ann.CreateSessionAsync("empty", null, MapContent.Of("iter-0"));
        await visitor.GoAsync($"/session/{id}");
        await Expect(new WorkbenchTab(visitor.Page).Status).ToHaveTextAsync("Saved");
        await Expect(visitor.Page.Locator(".ensemble-button")).ToContainTextAsync("iter-0");
        return url => url.Contains("/assets/workbench-", StringComparison.Ordinal) && !first.Contains(url);
    }
}
