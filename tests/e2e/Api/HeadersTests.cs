namespace Portal.EndToEnd.Api;

public sealed class HeadersTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/alive")]
    [InlineData("/ready")]
    public async Task Signs_of_life_need_no_sign_in(string path) => (await portal.Stranger.RawAsync(HttpMethod.Get, path)).Is(200);

    [Theory]
    [InlineData("/")]
    [InlineData("/hangfire")]
    [InlineData("/sessions/AAAAAAAAAAAA")]
    [InlineData("/snapshots/AAAAAAAAAAAA")]
    [InlineData("/session/AAAAAAAAAAAA")]
    [InlineData("/snapshot/AAAAAAAAAAAA")]
    [Trait("Scenario", "S83")]
    [Trait("Scenario", "S117")]
    public async Task A_page_leads_to_sign_in_and_back(string path)
    {
        var answer = (await portal.Stranger.RawAsync(HttpMethod.Get, path)).Is(302);
        var target = new Uri(portal.Server.Address, answer.Header("Location")!);
        Assert.Equal("/sign-in", target.AbsolutePath);
        Assert.Contains(Uri.EscapeDataString(path), target.Query, StringComparison.OrdinalIgnoreCase);

        using var form = new FormUrlEncodedContent([new("user", "ann"), new("returnUrl", path)]);
        var signedIn = (await portal.Stranger.RawAsync(HttpMethod.Post, "/sign-in/development", form)).Is(302);
        Assert.Equal(path, signedIn.Header("Location"));
    }

    [Theory]
    [InlineData("L3Nlc3Npb24vQUFBQUFBQUFBQUFB", "/session/AAAAAAAAAAAA")]
    [InlineData("aHR0cHM6Ly9ldmlsLmV4YW1wbGUv", "/")]
    [InlineData("Ly9ldmlsLmV4YW1wbGUv", "/")]
    [InlineData("L1xldmlsLmV4YW1wbGU=", "/")]
    [InlineData("not base64!", "/")]
    [InlineData("", "/")]
    [Trait("Scenario", "S83")]
    public async Task The_frontends_sign_in_leads_back_to_local_paths_only(string encoded, string target)
    {
        var path = $"/api/login?redirect_url_after_login={Uri.EscapeDataString(encoded)}";
        Assert.Equal(target, (await portal.Ann.RawAsync(HttpMethod.Get, path)).Is(302).Header("Location"));
        var signIn = new Uri(portal.Server.Address, (await portal.Stranger.RawAsync(HttpMethod.Get, path)).Is(302).Header("Location")!);
        Assert.Equal("/sign-in", signIn.AbsolutePath);
        Assert.Contains(Uri.EscapeDataString(target), signIn.Query, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Scenario", "S115")]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var form = new FormUrlEncodedContent([new("user", "bob")]);
        var answer = await portal.Stranger.RawAsync(HttpMethod.Post, "/sign-in/development", form);
        var cookie = answer.Header("Set-Cookie")!;
        Assert.StartsWith("webviz-portal=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var unknown = new FormUrlEncodedContent([new("user", "mallory")]);
        var refused = await portal.Stranger.RawAsync(HttpMethod.Post, "/sign-in/development", unknown);
        Assert.InRange(refused.Status, 400, 499);
        Assert.Null(refused.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    [Trait("Scenario", "S117")]
    public async Task The_dashboard_is_for_administrators(string path)
    {
        (await portal.Ann.RawAsync(HttpMethod.Get, path)).Is(403);
        (await portal.Stranger.RawAsync(HttpMethod.Get, path)).Is(302);
        (await portal.Ada.RawAsync(HttpMethod.Get, path)).Is(200);
        Assert.DoesNotContain("/hangfire", (await portal.Ann.RawAsync(HttpMethod.Get, "/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S118")]
    public async Task The_dashboard_shows_the_jobs_by_readable_names_under_its_own_policy()
    {
        var page = await Eventually.ReadsAsync(
            () => portal.Ada.RawAsync(HttpMethod.Get, "/hangfire/recurring"),
            page => page.Text.Contains("access-logs-mark-deleted", StringComparison.Ordinal));
        Assert.DoesNotContain("JobRunner.RunAsync", page.Text, StringComparison.Ordinal);
        var directives = Directives(page.Header("Content-Security-Policy"));
        Assert.Contains("img-src 'self' data:", directives);
        Assert.Empty(Directives(Policy).Except(directives));
        Assert.Single(
            directives,
            directive =>
                directive.StartsWith("style-src 'self' ", StringComparison.Ordinal)
                && directive.Contains("'sha256-", StringComparison.Ordinal)
                && !directive.Contains("'unsafe-inline'", StringComparison.Ordinal));
    }

    private static string[] Directives(string? policy) =>
        [.. policy!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order()];
}
