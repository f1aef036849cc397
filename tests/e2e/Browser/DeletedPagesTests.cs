using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The address of what was deleted tells its owner how it comes back, and another visitor whom to ask and until when.</summary>
public sealed class DeletedPagesTests(Chromium chromium) : BrowserTests(chromium)
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    private string Until => time.GetUtcNow().AddDays(30).ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture);

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time)));
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
    }

    [Theory]
    [Trait("Scenario", "S137")]
    [InlineData("/snapshot/", true)]
    [InlineData("/snapshots/", true)]
    [InlineData("/snapshot/", false)]
    public async Task Its_owner_restores_a_deleted_snapshot_from_its_link(string address, bool withScript)
    {
        var id = await DeletedSnapshotAsync();
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = withScript });
        await visitor.GoAsync($"{address}{id}", 410);
        await Expect(visitor.Page.GetByText($"It can come back until {Until}")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("“frozen”")).ToBeVisibleAsync();
        Assert.StartsWith("This snapshot was deleted", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await visitor.IsAtAsync($"/snapshots/{id}");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "frozen" })).ToBeVisibleAsync();
        (await bob.GetAsync($"/snapshots/{id}")).Is(200);
    }

    [Fact]
    [Trait("Scenario", "S137")]
    public async Task Another_visitor_is_told_whom_to_ask_and_until_when()
    {
        var id = await DeletedSnapshotAsync();
        var visitor = await VisitAsync(server, bob);
        await visitor.GoAsync($"/snapshot/{id}", 410);
        await Expect(visitor.Page.GetByText($"Ask ann to restore it. That is possible until {Until}")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToHaveCountAsync(0);
        Assert.DoesNotContain("frozen", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        var said = (await bob.GetAsync($"/snapshots/{id}")).IsError(410, "GoneError").ErrorMessage;
        Assert.Contains($"Its owner can restore it until {time.GetUtcNow().AddDays(30):d MMMM yyyy}", said, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Scenario", "S137")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_deleted_for_good_is_said_to_be_that(bool isPurged)
    {
        var id = await DeletedSnapshotAsync();
        if (isPurged)
        {
            (await ann.DeleteAsync($"/trash/snapshot/{id}")).Is(200);
        }
        else
        {
            time.Advance(TimeSpan.FromDays(30));
        }

        var owner = await VisitAsync(server, isPurged ? ann : await server.SignInAsync("ann"));
        await owner.GoAsync($"/snapshot/{id}", 410);
        await Expect(owner.Page.GetByText("It cannot come back.")).ToBeVisibleAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToHaveCountAsync(0);
        using var cleo = await server.SignInAsync("cleo");
        var other = await VisitAsync(server, cleo);
        await other.GoAsync($"/snapshot/{id}", 410);
        await Expect(other.Page.GetByText("It is deleted for good and cannot come back. Ask ann for another link.")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S137")]
    public async Task An_expired_link_tells_its_owner_that_nothing_is_lost()
    {
        var id = await ann.CreateSnapshotAsync("frozen");
        var ended = time.GetUtcNow()
            .AddDays(-1)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var link = $$"""{"id":"{{id}}","expires_at":"{{ended}}","is_paused":false,"is_kept":false}""";
        await server.ExecuteAsync(
            "INSERT INTO snapshot_links (partition, key, etag, body) VALUES (@id, @id, 1, @body)",
            ("@id", id),
            ("@body", System.Text.Encoding.UTF8.GetBytes(link)));
        var owner = await VisitAsync(server, ann);
        await owner.GoAsync($"/snapshot/{id}", 410);
        await Expect(owner.Page.GetByText("it is still among your snapshots")).ToBeVisibleAsync();
        var other = await VisitAsync(server, bob);
        await other.GoAsync($"/snapshot/{id}", 410);
        await Expect(other.Page.GetByText("its owner, ann, can extend the link")).ToBeVisibleAsync();
    }

    [Theory]
    [Trait("Scenario", "S137")]
    [InlineData("/session/")]
    [InlineData("/sessions/")]
    public async Task Its_owner_restores_a_deleted_session_from_its_link_and_for_others_there_is_none(string address)
    {
        var id = await ann.CreateSessionAsync("my work");
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var other = await VisitAsync(server, bob);
        await other.GoAsync($"{address}{id}", 404);
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        var owner = await VisitAsync(server, ann);
        await owner.GoAsync($"{address}{id}", 404);
        await Expect(owner.Page.GetByRole(AriaRole.Heading, new() { Name = "This session was deleted" })).ToBeVisibleAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await owner.IsAtAsync($"/sessions/{id}");
        await Expect(owner.Page.GetByRole(AriaRole.Heading, new() { Name = "my work" })).ToBeVisibleAsync();
    }

    private async Task<string> DeletedSnapshotAsync()
    {
        var id = await ann.CreateSnapshotAsync("frozen");
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        return id;
    }
}
