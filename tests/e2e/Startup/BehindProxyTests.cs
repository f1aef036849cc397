using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Startup;

/// <summary>A proxy that is known is believed what it forwards; anyone else is not.</summary>
public sealed class BehindProxyTests
{
    private static readonly (string, string)[] Forwarded =
        [("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "webviz.example.org"), ("X-Forwarded-For", "192.0.2.7")];

    [Fact]
    public async Task A_known_proxy_is_believed()
    {
        await using var server = await StartAsync("127.0.0.1");
        using var ann = await server.SignInAsync("ann");
        var id = await ann.CreateSessionAsync("behind a proxy");
        var page = (await ann.RawAsync(HttpMethod.Get, $"/sessions/{id}", null, Forwarded)).Is(200);
        Assert.Equal("max-age=31536000", page.Header("Strict-Transport-Security"));
        Assert.Contains($"https://webviz.example.org/session/{id}", page.Text, StringComparison.Ordinal);
        Assert.Contains("secure", await CookieOfSignInAsync(server), StringComparison.OrdinalIgnoreCase);
        var api = (await ann.RawAsync(HttpMethod.Get, "/api/persistence/sessions", null, Forwarded)).Is(200);
        Assert.Equal("max-age=31536000", api.Header("Strict-Transport-Security"));
        // Over plain http the same server promises nothing.
        Assert.Null((await ann.RawAsync(HttpMethod.Get, "/sessions")).Is(200).Header("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task Anyone_else_is_not(string? known)
    {
        await using var server = await StartAsync(known);
        using var ann = await server.SignInAsync("ann");
        var id = await ann.CreateSessionAsync("not behind a proxy");
        var page = (await ann.RawAsync(HttpMethod.Get, $"/sessions/{id}", null, Forwarded)).Is(200);
        Assert.Null(page.Header("Strict-Transport-Security"));
        Assert.DoesNotContain("webviz.example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{server.Address}session/{id}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", await CookieOfSignInAsync(server), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start_and_is_named()
    {
        using var folder = new TempFolder();
        var (exitCode, output) = await PortalProcess.RefuseAsync(
            "Development", $"Storage:Sqlite:Path={folder.File("portal.db")}", "ForwardedHeaders:KnownProxies:0=proxy.example.org");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("'proxy.example.org'", output, StringComparison.Ordinal);
    }

    private static Task<PortalServer> StartAsync(string? knownProxy) => PortalServer.StartAsync(builder =>
    {
        if (knownProxy is not null)
        {
            builder.UseSetting("ForwardedHeaders:KnownProxies:0", knownProxy);
        }
    });

    private static async Task<string> CookieOfSignInAsync(PortalServer server)
    {
        using var stranger = new PortalClient(server.Address);
        using var form = new FormUrlEncodedContent([new("user", "bob")]);
        return (await stranger.RawAsync(HttpMethod.Post, "/sign-in/development", form, Forwarded)).Is(302).Header("Set-Cookie")!;
    }
}
