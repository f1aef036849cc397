namespace Portal.EndToEnd.Workbench;

/// <summary>Work that was never saved can be given up for an empty session when it is offered, before anything failed.</summary>
public sealed class StartFreshTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S55")]
    public async Task Work_that_was_never_saved_can_be_discarded_for_a_fresh_start()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var dead = new WorkbenchTab(visitor.Page);
        await dead.BeginNoteAsync("mine");
        var address = dead.Here;
        await dead.CrashAsync();
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, address);
        await Expect(tab.Recovery.Locator("[data-failure]")).ToBeHiddenAsync();
        await tab.AnswerAsync("recovery", "Discard and start fresh…");
        await tab.AnswerAsync("question", "Discard");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await Expect(tab.Page.Locator("section.module")).ToHaveCountAsync(0);
        Assert.Equal(address, tab.Here);
        await tab.HasNoDraftAsync();
        Assert.Contains("mine", Assert.Single(await tab.SetAsideAsync()).GetProperty("content").GetString(), StringComparison.Ordinal);
    }
}
