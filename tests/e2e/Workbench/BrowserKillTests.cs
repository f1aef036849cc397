namespace Portal.EndToEnd.Workbench;

/// <summary>
/// Tabs and whole browsers are killed at random moments while somebody types. Only the last moment may be lost, and never the draft.
/// </summary>
public sealed class BrowserKillTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S52")]
    [Trait("Scenario", "S66")]
    public async Task Typing_survives_the_kill_of_its_tab()
    {
        var work = await BeginAsync();
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        for (var round = 0; round < Loops.Of(200); round++)
        {
            await work.RoundAsync(visitor.Context, round, tab => tab.CrashAsync());
        }
    }

    [Fact]
    [Trait("Scenario", "S52")]
    [Trait("Scenario", "S66")]
    public async Task Typing_survives_the_kill_of_the_whole_browser()
    {
        using var folder = new TempFolder();
        var profile = Directory.CreateDirectory(folder.File("profile")).FullName;
        var work = await BeginAsync();
        var cookie = portal.Ann.Cookie!.Split('=', 2);
        for (var round = 0; round < Loops.Of(30); round++)
        {
            using var browser = await BrowserProcess.StartAsync(Chromium, profile);
            await browser.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = portal.Server.Address.ToString() }]);
            await work.RoundAsync(browser.Context, round, tab =>
            {
                browser.Kill();
                return Task.CompletedTask;
            });
        }
    }

    private async Task<KilledWork> BeginAsync()
    {
        var id = await portal.Ann.CreateSessionAsync(TestData.Tag(), null, NotesContent.Of("base"));
        return new KilledWork(new Uri(portal.Server.Address, $"/session/{id}").ToString());
    }
}
