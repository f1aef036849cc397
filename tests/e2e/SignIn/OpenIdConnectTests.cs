using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.SignIn;

/// <summary>Sign-in with a real provider, in a browser.</summary>
public sealed class OpenIdConnectTests(Chromium chromium) : BrowserTests(chromium), IAsyncLifetime
{
    private OidcProvider provider = null!;
    private PortalServer server = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        provider = await OidcProvider.StartAsync();
        server = await provider.StartPortalAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        try
        {
            await DisposeAsync();
        }
        finally
        {
            await server.DisposeAsync();
            provider.Dispose();
        }
    }

    [Fact]
    [Trait("Scenario", "S83")]
    [Trait("Scenario", "S115")]
    public async Task A_deep_link_survives_the_provider_and_signing_out_ends_both()
    {
        var visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/sessions?q=troll");
        await SignInAsync(visitor.Page, "ann");
        await visitor.IsAtAsync("/sessions?q=troll");
        await visitor.Page.Locator("button.who").ClickAsync();
        await Expect(visitor.Page.GetByText("Signed in as Ann of Tests")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Admin" })).ToHaveCountAsync(0);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ConfirmSignOutAsync(visitor.Page);
        await visitor.IsAtAsync("/sign-in?state=signed-out");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "webviz-portal");

        // The provider asks again who it is.
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await Expect(visitor.Page.Locator("input[name=login]")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S117")]
    public async Task Somebody_else_is_asked_for_by_the_provider_though_it_knows_the_user()
    {
        var visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/");
        await SignInAsync(visitor.Page, "ann");
        await visitor.GoAsync("/admin", 403);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in as someone else" }).ClickAsync();
        await SignInAsync(visitor.Page, "ada");
        await visitor.IsAtAsync("/admin");
    }

    [Fact]
    [Trait("Scenario", "S115")]
    public async Task Behind_a_proxy_that_changes_the_host_the_provider_leads_back_by_the_known_address()
    {
        var proxy = await HostChangingProxy.StartAsync();
        OwnUntilTheEnd(proxy);
        var behind = await provider.StartPortalAsync(
            builder => builder.UseSetting("PublicUrl", proxy.Address.GetLeftPart(UriPartial.Authority)));
        OwnUntilTheEnd(behind);
        proxy.Behind = behind.Address;
        var visitor = await VisitAsync(proxy.Address);
        await WithoutFontsAsync(visitor);
        await visitor.Page.GotoAsync("/snapshots");
        await SignInAsync(visitor.Page, "ann");
        await visitor.IsAtAsync("/snapshots");
        Assert.StartsWith(proxy.Address.ToString(), visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.Locator("button.who").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ConfirmSignOutAsync(visitor.Page);
        await visitor.IsAtAsync("/sign-in?state=signed-out");
        Assert.StartsWith(proxy.Address.ToString(), visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S43")]
    public async Task An_expired_sign_in_is_renewed_in_a_second_window_and_the_work_is_saved()
    {
        var visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/workbench");
        await SignInAsync(visitor.Page, "ann");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync("before");
        var id = await tab.SaveAsAsync("renewed");
        await visitor.Context.ClearCookiesAsync(new() { NameRegex = new Regex("^webviz-portal$") });
        visitor.ExpectFailure("/api/persistence/");
        await tab.WriteAndKeepAsync("after");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("Sign in again");
        // The provider still knows who it is, and asks nothing.
        var second = await visitor.Context.RunAndWaitForPageAsync(() =>
            tab.Question.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync());
        await Visitor.IsAtAsync(second, "/");
        await Expect(tab.Question).ToHaveCountAsync(0);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var ann = new PortalClient(server.Address, await CookiesAsync(visitor));
        Assert.Contains("after", (await ann.TextsAsync(id))[0], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S153")]
    public async Task The_owner_of_what_is_made_is_the_oid_of_the_token()
    {
        var ann = await ClientAsync("ann");
        var id = await ann.CreateSessionAsync("mine");
        Assert.Equal("oid-ann", (await ann.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("ownerId").GetString());
        var other = await ClientAsync("no-oid");
        (await other.GetAsync($"/sessions/{id}")).Is(404);
    }

    [Fact]
    [Trait("Scenario", "S117")]
    public async Task A_group_of_the_provider_makes_an_administrator()
    {
        var ada = await ClientAsync("ada");
        (await ada.RawAsync(HttpMethod.Get, "/admin")).Is(200);
        var ann = await ClientAsync("ann");
        (await ann.RawAsync(HttpMethod.Get, "/admin")).Is(403);
    }

    [Fact]
    [Trait("Scenario", "S115")]
    public async Task A_sign_in_that_was_turned_back_is_told_and_can_be_tried_again()
    {
        var visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/sessions");
        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("cancel", RegexOptions.IgnoreCase) }).ClickAsync();
        await visitor.IsAtAsync("/sign-in?state=failed");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Signing in did not work" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await SignInAsync(visitor.Page, "ann");
        await visitor.IsAtAsync("/");
    }

    [Fact]
    public async Task The_development_door_is_not_there_and_an_answer_that_nobody_asked_for_is_refused()
    {
        using var nobody = new PortalClient(server.Address);
        using var form = new FormUrlEncodedContent([new("user", "ann")]);
        var door = (await nobody.RawAsync(HttpMethod.Post, "/sign-in/development", form)).Is(302);
        Assert.Equal("/sign-in?returnUrl=%2Fsign-in%2Fdevelopment", door.Header("Location"));
        var answer = await nobody.RawAsync(HttpMethod.Get, "/sign-in/callback?code=x&state=forged");
        Assert.Equal((302, "/sign-in?state=failed"), (answer.Status, answer.Header("Location")));
        (await nobody.GetAsync("/sessions")).Is(401);
    }

    /// <summary>The API as a user who has signed in, in a browser.</summary>
    private async Task<PortalClient> ClientAsync(string user)
    {
        var visitor = await VisitAsync();
        await visitor.Page.GotoAsync("/");
        await SignInAsync(visitor.Page, user);
        await visitor.IsAtAsync("/");
        return new PortalClient(server.Address, await CookiesAsync(visitor));
    }

    private static async Task<string> CookiesAsync(Visitor visitor)
    {
        var all = await visitor.Context.CookiesAsync();
        var ours = all.Where(cookie => cookie.Name.StartsWith("webviz-portal", StringComparison.Ordinal));
        return string.Join("; ", ours.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    /// <summary>A browser that gets nothing from outside: the provider's pages ask for a font.</summary>
    private async Task<Visitor> VisitAsync()
    {
        var visitor = await VisitAsync(server);
        await WithoutFontsAsync(visitor);
        return visitor;
    }

    private static async Task WithoutFontsAsync(Visitor visitor) => await visitor.Context.RouteAsync(
        url => new Uri(url).Host != "127.0.0.1", route => route.FulfillAsync(new() { ContentType = "text/css", Body = "" }));

    private static async Task SignInAsync(IPage page, string user)
    {
        await page.Locator("input[name=login]").FillAsync(user);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static Task ConfirmSignOutAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
}
