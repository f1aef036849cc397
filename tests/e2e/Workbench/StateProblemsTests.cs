using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Stored states that a module cannot use: said, kept, and given up only when somebody asks for it.</summary>
public sealed class StateProblemsTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Theory]
    [Trait("Scenario", "S87")]
    [Trait("Scenario", "S88")]
    [InlineData("""{"$stateVersion":2,"vectorNames":17}""", "vectorNames: must be a list")]
    [InlineData("""{"vectorNames":""", "It is not readable.")]
    public async Task A_state_that_cannot_be_used_is_explained_and_kept_until_it_is_reset(string text, string reason)
    {
        var (id, tab) = await OpenAsync(ModuleText.Settings("TimeSeries", text));
        var notice = tab.Page.Locator(".settings-notice");
        await Expect(notice).ToContainTextAsync("The stored settings could not be used.");
        await Expect(notice).ToContainTextAsync(reason);
        await Expect(tab.Page.Locator(".module-mark")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
            notice.GetByRole(AriaRole.Button, new() { Name = "Download the stored text" }).ClickAsync());
        Assert.Equal(text, await File.ReadAllTextAsync(await download.PathAsync()));

        // Another edit is saved without it.
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await tab.SaveAsync();
        Assert.Equal(text, await SettingsAsync(id));

        await notice.GetByRole(AriaRole.Button, new() { Name = "Reset settings" }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".module-mark")).ToBeHiddenAsync();
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await Expect(notice).ToHaveCountAsync(1);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Reset settings" }).ClickAsync();
        await tab.SaveAsync();
        Assert.Contains("\"$stateVersion\":2", await SettingsAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S98")]
    public async Task A_state_of_a_newer_version_is_read_only_and_never_written_over()
    {
        const string text = """{"$stateVersion":99,"vectorNames":["FPR"]}""";
        var (id, tab) = await OpenAsync(ModuleText.Settings("TimeSeries", text));
        var notice = tab.Page.Locator(".settings-notice");
        await Expect(notice).ToContainTextAsync("The module is shown read-only, and what is stored stays as it is.");
        await Expect(notice.GetByRole(AriaRole.Button, new() { Name = "Reset settings" })).ToHaveCountAsync(0);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync();
        await tab.SaveAsync();
        Assert.Equal(text, await SettingsAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S89")]
    public async Task One_value_that_is_refused_is_told_at_its_field_and_kept_until_another_is_chosen()
    {
        const string text = """{ "range":{"low":1700,"high":1600},"palette":"magma" }""";
        var (id, tab) = await OpenAsync(ModuleText.Settings("Map", text));
        var field = tab.Page.Locator("[data-setting=range]");
        await Expect(field.Locator(".field-warning").Last).ToHaveTextAsync(
            "The stored value could not be used: It ends before it begins. It is kept until you choose another.");
        await Expect(tab.Page.Locator(".settings-notice")).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByLabel("Palette")).ToHaveValueAsync("magma");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await tab.SaveAsync();
        Assert.Equal(text, await SettingsAsync(id));

        await tab.Page.GetByLabel("Fixed range").CheckAsync();
        await Expect(field.Locator("span")).ToHaveCountAsync(0);
        await tab.SaveAsync();
        Assert.DoesNotContain("1700", await SettingsAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S95")]
    public async Task Ensembles_that_cannot_be_loaded_are_listed_and_stay_in_what_is_saved()
    {
        var settings = $$"""{"ensembleIdent":"{{ModuleContent.IdentOf("iter-3")}}","vectorName":"FPR"}""";
        var id = await portal.Ann.CreateSessionAsync("away", null, ModuleText.Settings("CrossPlot", settings));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure("/assets/");
        visitor.ExpectComplaint("could not be loaded");
        await visitor.Page.RouteAsync("**/ensembles/index*.json", route => route.FulfillAsync(new() { Status = 500 }));
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Page.Locator(".ensemble-button")).ToContainTextAsync("iter-3");
        await Expect(tab.Page.Locator(".ensemble-button")).ToContainTextAsync("unavailable");
        await Expect(tab.Page.Locator(".settings-host .field-warning span")).ToHaveTextAsync(
            "iter-3 is not available right now. Your choice is kept.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync();
        await tab.SaveAsync();
        Assert.Equal(settings, await SettingsAsync(id));
        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Content;
        Assert.Contains(ModuleContent.IdentOf("iter-0"), content, StringComparison.Ordinal);
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string content)
    {
        var id = await portal.Ann.CreateSessionAsync("state", null, content);
        return (id, await OpenTabAsync(portal, $"/session/{id}"));
    }

    private async Task<string> SettingsAsync(string id) =>
        ModuleText.Of((await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Content, "settings");
}
