using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.SignIn;

/// <summary>Users that a proxy names: believed from a known proxy, refused from anywhere else.</summary>
[Trait("Scenario", "S150")]
public sealed class ProxySignInTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string User = "X-Remote-User";
    private const string Groups = "X-Remote-Groups";

    [Fact]
    public async Task The_user_of_a_real_proxy_works_with_pages_forms_and_the_workbench()
    {
        var server = await StartAsync("127.0.0.1");
        OwnUntilTheEnd(server);
        var proxy = await NginxProxy.StartAsync(server.Address);
        OwnUntilTheEnd(proxy);
        var ann = await VisitAsync(
            proxy.Address, null, new() { HttpCredentials = new() { Username = "ann", Password = NginxProxy.Password } });
        await ann.GoAsync("/workbench");
        var tab = new WorkbenchTab(ann.Page);
        await tab.BeginNoteAsync("through the proxy");
        var id = await tab.SaveAsAsync("proxied");
        await ann.GoAsync($"/sessions/{id}");
        await ann.Page.Locator("button.who").ClickAsync();
        await Expect(ann.Page.GetByText("Signed in as ann")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveCountAsync(0);
        await ann.GoAsync("/admin", 403);

        var ada = await VisitAsync(
            proxy.Address, null, new() { HttpCredentials = new() { Username = "ada", Password = NginxProxy.Password } });
        await ada.GoAsync("/admin");
        await ada.GoAsync($"/sessions/{id}", 404);
    }

    [Fact]
    public async Task A_known_proxy_names_one_user_and_without_a_name_nobody_is_signed_in()
    {
        await using var server = await StartAsync("127.0.0.1");
        using var client = new PortalClient(server.Address);
        (await client.GetAsync("/sessions", (User, "a|b/c?d#e"))).Is(200);
        (await client.GetAsync("/sessions")).Is(401);
        (await client.GetAsync("/sessions", (User, " "))).Is(401);
        var two = await RawRequest.AskAsync(server.Address, "GET /api/persistence/sessions HTTP/1.1", $"{User}: ann", $"{User}: ada");
        Assert.StartsWith("HTTP/1.1 401", two, StringComparison.Ordinal);
        (await client.RawAsync(HttpMethod.Get, "/", null, (User, "ann"))).Is(200);
        (await client.RawAsync(HttpMethod.Get, "/")).Is(401);
        (await client.RawAsync(HttpMethod.Get, "/admin", null, (User, "ada"), (Groups, "everyone, portal-admins"))).Is(200);
        (await client.RawAsync(HttpMethod.Get, "/admin", null, (User, "ann"), (Groups, "everyone"))).Is(403);
    }

    [Fact]
    public async Task A_name_from_anywhere_else_is_refused_and_logged()
    {
        using var log = new LogCapture();
        await using var server = await StartAsync("192.0.2.1", builder => log.Listen(builder, LogLevel.Warning));
        using var client = new PortalClient(server.Address);
        (await client.GetAsync("/sessions", (User, "ann"))).Is(401);
        (await client.GetAsync("/sessions", (User, "ann"), ("X-Forwarded-For", "192.0.2.1"))).Is(401);
        (await client.RawAsync(HttpMethod.Get, "/sessions", null, (User, "ada"), (Groups, "portal-admins"))).Is(401);
        Assert.Contains(log.All, entry => entry.Text.Contains("Header X-Remote-User of a request from", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, entry => entry.Text.Contains("ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_known_proxy_the_portal_does_not_start()
    {
        using var folder = new TempFolder();
        var (exitCode, output) = await PortalProcess.RefuseAsync(
            "Production",
            $"Storage:Sqlite:Path={folder.File("portal.db")}",
            "Authentication:Mode=Proxy",
            $"Authentication:Proxy:UserIdHeader={User}");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("ForwardedHeaders:KnownProxies", output, StringComparison.Ordinal);
    }

    private static Task<PortalServer> StartAsync(string knownProxy, Action<IWebHostBuilder>? configure = null) =>
        PortalServer.StartAsync(builder =>
        {
            builder.UseSetting("Authentication:Mode", "Proxy");
            builder.UseSetting("Authentication:Proxy:UserIdHeader", User);
            builder.UseSetting("Authentication:Proxy:GroupsHeader", Groups);
            builder.UseSetting("Authentication:Roles:Administrators:0", "portal-admins");
            builder.UseSetting("ForwardedHeaders:KnownProxies:0", knownProxy);
            configure?.Invoke(builder);
        });
}
