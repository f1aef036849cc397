using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Documents;
using Portal.Sessions;
using Portal.Snapshots;
using Portal.Trash;

namespace Portal.EndToEnd.Durability;

/// <summary>What has lain in the trash for too long, or is deleted for good, goes with everything that is kept beside it.</summary>
public sealed class PurgeTests : FreshPortalTests
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly FaultyContainer<SessionVersion> versions = new(SessionVersion.Declaration);

    protected override void Configure(IWebHostBuilder builder)
    {
        builder.UseSetting("Trash:RetentionDays", "3");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
        versions.Stand(builder);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_is_older_than_the_retention_is_purged_and_the_rest_stays()
    {
        var old = await DeletedSessionAsync("old");
        time.Advance(TimeSpan.FromDays(2));
        var young = await DeletedSessionAsync("young");
        await PurgeAsync();
        Assert.Equal(2, (await Ann.ListAsync("/trash")).Count);

        time.Advance(TimeSpan.FromDays(1));
        await PurgeAsync();
        Assert.Equal(["young"], await TitlesAsync());
        Assert.Equal((0, 1), (await VersionsAsync(old), await VersionsAsync(young)));
        (await Ann.PostAsync($"/trash/session/{old}/restore", new { })).Is(404);
        (await Ann.PostAsync($"/trash/session/{young}/restore", new { })).Is(200);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_is_kept_beside_it_goes_too_and_the_tombstone_stays()
    {
        var session = await DeletedSessionAsync("session");
        var source = await Ann.CreateSessionAsync("source");
        var snapshot = (
            await Ann.PostAsync(
                "/snapshots",
                new
                {
                    title = "snapshot",
                    description = "",
                    content = "{}",
                    sourceSessionId = source,
                })).Is(200).Json.GetString()!;
        var links = Server.Services.GetRequiredService<IDocumentContainer<SnapshotLink>>();
        Assert.NotNull(await links.FindAsync(snapshot, snapshot, default));
        (await Ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);

        (await Ann.DeleteAsync($"/trash/session/{session}")).Is(200);
        (await Ann.DeleteAsync($"/trash/snapshot/{snapshot}")).Is(200);
        Assert.Equal(0, await VersionsAsync(session));
        Assert.Null(await links.FindAsync(snapshot, snapshot, default));
        (await Ann.GetAsync($"/snapshots/{snapshot}")).IsError(410, "GoneError");
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_cannot_be_purged_holds_up_nothing_else_and_goes_the_next_time()
    {
        var stuck = await DeletedSessionAsync("stuck");
        (await Ann.DeleteAsync($"/snapshots/{await Ann.CreateSnapshotAsync("snapshot")}")).Is(200);
        time.Advance(TimeSpan.FromDays(3));
        versions.OnRead = new StoreException(StoreFailure.Unavailable, "Broken by a test.");
        await Assert.ThrowsAsync<AggregateException>(PurgeAsync);
        Assert.Equal(["stuck"], await TitlesAsync());

        versions.OnRead = null;
        await PurgeAsync();
        Assert.Empty(await TitlesAsync());
        Assert.Equal(0, await VersionsAsync(stuck));
    }

    /// <summary>A session with one replaced version, in the trash.</summary>
    private async Task<string> DeletedSessionAsync(string title)
    {
        var id = await Ann.CreateSessionAsync(title);
        (await Ann.PutAsync($"/sessions/{id}", new { content = "2" })).Is(200);
        (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(1, await VersionsAsync(id));
        return id;
    }

    private Task PurgeAsync() => Server.Services.GetRequiredService<PurgeTrash>().RunAsync(default);

    private async Task<IEnumerable<string?>> TitlesAsync() =>
        (await Ann.ListAsync("/trash")).Select(item => item.GetProperty("title").GetString());

    private Task<int> VersionsAsync(string sessionId) => versions.CountAsync(
        new DocumentQuery<SessionVersion>
        {
            Partition = sessionId,
            OrderBy = SessionVersion.Declaration.OrderBy(version => version.Version, descending: false),
        },
        10,
        default);
}
