using System.Text;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

public sealed class SignInTests(Chromium chromium, OwnPortal portal) : BrowserTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S115")]
    public async Task A_demo_user_is_chosen_signed_in_and_signs_out_by_the_menu()
    {
        var visitor = await VisitAsync(portal.Server);
        await visitor.GoAsync("/");
        await visitor.IsAtAsync("/sign-in?returnUrl=%2F");
        await Expect(visitor.Page.GetByText("Not for production")).ToBeVisibleAsync();
        await ChooseAsync(visitor, "ann");
        await visitor.IsAtAsync("/");
        Assert.Contains(await visitor.Context.CookiesAsync(), cookie => cookie is { Name: "webviz-portal", HttpOnly: true });

        await visitor.Page.Locator("button.who").ClickAsync();
        await Expect(visitor.Page.GetByText("Signed in as ann")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.IsAtAsync("/sign-in");
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "webviz-portal");
        await visitor.GoAsync("/");
        await visitor.IsAtAsync("/sign-in?returnUrl=%2F");
    }

    [Fact]
    [Trait("Scenario", "S83")]
    public async Task A_deep_link_survives_signing_in()
    {
        var id = await portal.Ann.CreateSnapshotAsync(tag);
        var visitor = await VisitAsync(portal.Server);
        await visitor.GoAsync($"/snapshot/{id}");
        await LandsOnAsync(visitor, $"/snapshot/{id}");
    }

    [Fact]
    [Trait("Scenario", "S83")]
    public async Task The_frontends_sign_in_address_leads_back_too()
    {
        var id = await portal.Ann.CreateSnapshotAsync(tag);
        var visitor = await VisitAsync(portal.Server);
        await visitor.GoAsync(LoginFor($"/snapshot/{id}"));
        await LandsOnAsync(visitor, $"/snapshot/{id}");
    }

    [Theory]
    [Trait("Scenario", "S83")]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData(null)]
    public async Task A_foreign_or_malformed_target_leads_to_the_start_page(string? target)
    {
        var visitor = await VisitAsync(portal.Server);
        await visitor.GoAsync(target is null ? "/api/login?redirect_url_after_login=!" : LoginFor(target));
        await ChooseAsync(visitor, "bob");
        await visitor.IsAtAsync("/");

        await visitor.GoAsync(target is null ? "/api/login?redirect_url_after_login=!" : LoginFor(target));
        await visitor.IsAtAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Start" })).ToBeVisibleAsync();
    }

    private async Task LandsOnAsync(Visitor visitor, string path)
    {
        Assert.StartsWith("/sign-in?", visitor.Here, StringComparison.Ordinal);
        await Expect(visitor.Page.GetByText("You asked for a shared snapshot.")).ToBeVisibleAsync();
        Assert.DoesNotContain(tag, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await ChooseAsync(visitor, "bob");
        await visitor.IsAtAsync(path);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = tag })).ToBeVisibleAsync();
    }

    private static Task ChooseAsync(Visitor visitor, string user) => visitor.Page.Locator($".person[value={user}]").ClickAsync();

    private static string LoginFor(string target) =>
        "/api/login?redirect_url_after_login=" + Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(target)));
}
