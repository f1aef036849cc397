using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Startup;

/// <summary>Where a proxy changes the host, options say what the portal is called outside.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("webviz.example.org", 200)]
    [InlineData("WEBVIZ.example.org:8443", 200)]
    [InlineData("a.portal.example.org", 200)]
    [InlineData("public.example.org", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("portal.example.org.evil.example", 400)]
    public async Task Only_allowed_hosts_are_answered(string host, int status)
    {
        await using var server = await PortalServer.StartAsync(builder =>
        {
            builder.UseSetting("AllowedHosts", "webviz.example.org; *.portal.example.org");
            builder.UseSetting("PublicUrl", "https://public.example.org/");
        });
        foreach (var path in new[] { "/sign-in", "/openapi/v1.json" })
        {
            var answer = await RawRequest.AskAsync(server.Address, $"GET {path} HTTP/1.1", $"Host: {host}");
            Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nCache-Control: no-store, private\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", answer, StringComparison.Ordinal);
        }

        var api = await RawRequest.AskAsync(server.Address, "GET /api/persistence/sessions HTTP/1.1", $"Host: {host}");
        Assert.Contains(status == 200 ? "AuthorizationError" : "BadRequestError", api, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forwarded_host_that_is_not_allowed_is_not_believed()
    {
        await using var server = await PortalServer.StartAsync(builder =>
        {
            builder.UseSetting("AllowedHosts", "webviz.example.org");
            builder.UseSetting("ForwardedHeaders:KnownProxies:0", "127.0.0.1");
        });
        foreach (var (forwarded, status) in new[] { ("webviz.example.org", 200), ("evil.example", 400) })
        {
            var answer = await RawRequest.AskAsync(
                server.Address,
                "GET /sign-in HTTP/1.1",
                "Host: inside:5080",
                $"X-Forwarded-Host: {forwarded}",
                "X-Forwarded-Proto: https");
            Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://webviz.example.org", null, "https://webviz.example.org", "")]
    [InlineData("https://webviz.example.org/", "/portal", "https://webviz.example.org/portal", "/portal")]
    [InlineData("https://webviz.example.org/portal/", "/portal", "https://webviz.example.org/portal", "/portal")]
    public async Task Links_to_copy_come_from_the_public_address(string setting, string? pathBase, string links, string below)
    {
        await using var server = await PortalServer.StartAsync(builder =>
        {
            builder.UseSetting("PublicUrl", setting);
            builder.UseSetting("PathBase", pathBase);
        });
        using var ann = (await server.SignInAsync("ann")).At(prefix: below + "/api/persistence");
        var (session, snapshot) = (await ann.CreateSessionAsync("linked"), await ann.CreateSnapshotAsync("linked"));
        Assert.Contains(
            $">{links}/session/{session}</a>",
            (await ann.RawAsync(HttpMethod.Get, $"{below}/sessions/{session}")).Is(200).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            $">{links}/snapshot/{snapshot}</a>",
            (await ann.RawAsync(HttpMethod.Get, $"{below}/snapshots/{snapshot}")).Is(200).Text,
            StringComparison.Ordinal);
        foreach (var path in new[] { "/sessions", $"/session/{session}" })
        {
            Assert.Contains(
                $"data-public-url=\"{links}\"",
                (await ann.RawAsync(HttpMethod.Get, below + path)).Is(200).Text,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/sessions?q=a", "/sign-in?returnUrl=%2Fsessions%3Fq%3Da")]
    [InlineData("POST", "/sessions/selected?handler=Delete", "/sign-in?returnUrl=%2Fsessions%2Fselected")]
    [InlineData("POST", "/sign-out", "/sign-in")]
    public async Task The_way_to_sign_in_is_relative(string method, string path, string target)
    {
        await using var server = await PortalServer.StartAsync();
        using var nobody = new PortalClient(server.Address);
        Assert.Equal(target, (await nobody.RawAsync(new HttpMethod(method), path)).Is(302).Header("Location"));
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    [Trait("Scenario", "S115")]
    public async Task The_development_sign_in_is_shown_and_said_where_it_does_not_belong(string environment, bool isSaid)
    {
        using var log = new LogCapture();
        await using var server = await PortalServer.StartAsync(builder =>
        {
            builder.UseEnvironment(environment);
            builder.UseSetting("Authentication:Mode", "Development");
            log.Listen(builder);
        });
        using var ann = await server.SignInAsync("ann");
        var session = await ann.CreateSessionAsync("with a band");
        foreach (var path in new[] { "/", "/sessions", "/help", "/workbench", $"/session/{session}", "/no/such/page" })
        {
            Assert.Equal(
                isSaid,
                (await ann.RawAsync(HttpMethod.Get, path)).Text.Contains("aria-label=\"Development sign-in\"", StringComparison.Ordinal));
        }

        Assert.Equal(isSaid, log.Alarms.Any(entry => entry.Text.Contains("Anyone can sign in as anyone", StringComparison.Ordinal)));
    }
}
