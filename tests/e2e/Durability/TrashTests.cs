using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.AccessLogs;
using Portal.Shared.Intents;
using Portal.Trash;

namespace Portal.EndToEnd.Durability;

/// <summary>Wishes that a dead process left, wishes that cross, and what has lain in the trash for too long.</summary>
public sealed class TrashTests : IAsyncLifetime
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync();
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
    }

    public async Task DisposeAsync()
    {
        ann.Dispose();
        bob.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_that_a_dead_process_left_is_finished()
    {
        var (session, snapshot) = (await ann.CreateSessionAsync("left"), await ann.CreateSnapshotAsync("left"));
        (await ann.DeleteAsync($"/sessions/{session}")).Is(200);
        (await ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);
        var intents = server.Services.GetRequiredService<IntentStore>();
        await intents.RecordAsync("session-delete", session, "ann", Intent.Live, "ann", default);
        await intents.RecordAsync("snapshot-delete", snapshot, "ann", Intent.Live, "ann", default);
        await server.Services.GetRequiredService<Portal.Sessions.FinishDeletes>().RunAsync(default);
        await server.Services.GetRequiredService<Portal.Snapshots.FinishDeletes>().RunAsync(default);

        (await ann.GetAsync($"/sessions/{session}")).Is(200);
        (await bob.GetAsync($"/snapshots/{snapshot}")).Is(200);
        Assert.Equal(1, await ann.VisitsAsync(snapshot, "left"));
        Assert.Empty(await ann.ListAsync("/trash"));
    }

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData(Intent.Deleted, Intent.Live, false)]
    [InlineData(Intent.Live, Intent.Deleted, true)]
    public async Task Of_two_wishes_about_the_marks_the_later_wins(string first, string second, bool isMarked)
    {
        var id = await ann.CreateSnapshotAsync("wished");
        (await bob.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(1, await bob.VisitsAsync(id, "wished"));
        var intents = server.Services.GetRequiredService<IntentStore>();
        foreach (var wanted in new[] { first, second })
        {
            await intents.RecordAsync(MarkLogsDeleted.IntentKind, id, "ann", wanted, "ann", default);
        }

        await server.Services.GetRequiredService<MarkLogsDeleted>().RunAsync(default);
        Assert.Equal(isMarked, (await bob.FindLogAsync(id, "wished"))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        Assert.Null(await intents.FindAsync(MarkLogsDeleted.IntentKind, id, default));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_is_older_than_the_retention_is_purged_and_the_rest_stays()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await PortalServer.StartAsync(builder =>
        {
            builder.UseSetting("Trash:RetentionDays", "3");
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
        });
        using var cleo = await timed.SignInAsync("cleo");
        var (old, young) = (await cleo.CreateSessionAsync("old"), await cleo.CreateSessionAsync("young"));
        (await cleo.DeleteAsync($"/sessions/{old}")).Is(200);
        time.Advance(TimeSpan.FromDays(2));
        (await cleo.DeleteAsync($"/sessions/{young}")).Is(200);
        var purge = timed.Services.GetRequiredService<PurgeTrash>();
        await purge.RunAsync(default);
        Assert.Equal(2, (await cleo.ListAsync("/trash")).Count);

        time.Advance(TimeSpan.FromDays(1));
        await purge.RunAsync(default);
        Assert.Equal(["young"], (await cleo.ListAsync("/trash")).Select(item => item.GetProperty("title").GetString()));
        (await cleo.PostAsync($"/trash/session/{old}/restore", new { })).Is(404);
        (await cleo.PostAsync($"/trash/session/{young}/restore", new { })).Is(200);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Restores_and_deletes_that_cross_leave_it_in_one_place_and_whole()
    {
        for (var round = 0; round < Loops.Of(60); round++)
        {
            var id = await ann.CreateSessionAsync("crossing", null, $"round {round}");
            (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
            await Task.WhenAll(
                ann.PostAsync($"/trash/session/{id}/restore", new { }), ann.DeleteAsync($"/sessions/{id}"), ann.PostAsync($"/trash/session/{id}/restore", new { }));
            var lives = (await ann.GetAsync($"/sessions/{id}")).Status == 200;
            var lies = (await ann.ListAsync("/trash?page_size=100")).Any(item => item.GetProperty("id").GetString() == id);
            Assert.True(lives != lies, $"Round {round}: lives {lives}, lies in the trash {lies}.");
            if (lies)
            {
                (await ann.PostAsync($"/trash/session/{id}/restore", new { })).Is(200);
            }

            Assert.Equal($"round {round}", (await ann.GetAsync($"/sessions/{id}")).Is(200).Content);
        }
    }
}
