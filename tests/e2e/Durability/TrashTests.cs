using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;

namespace Portal.EndToEnd.Durability;

/// <summary>Intents that a dead process left, and intents that come at once.</summary>
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

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Restores_and_deletes_that_cross_leave_it_in_one_place_and_whole()
    {
        for (var round = 0; round < Loops.Of(60); round++)
        {
            var id = await ann.CreateSessionAsync("crossing", null, $"round {round}");
            (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
            await Task.WhenAll(
                ann.PostAsync($"/trash/session/{id}/restore", new { }),
                ann.DeleteAsync($"/sessions/{id}"),
                ann.PostAsync($"/trash/session/{id}/restore", new { }));
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

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Of_two_deletes_at_once_one_deletes()
    {
        for (var round = 0; round < Loops.Of(60); round++)
        {
            var (session, snapshot) = (await ann.CreateSessionAsync("twice"), await ann.CreateSnapshotAsync("twice"));
            Assert.Equal([200, 404], await StatusesAsync(ann.DeleteAsync($"/sessions/{session}"), ann.DeleteAsync($"/sessions/{session}")));
            Assert.Equal(
                [200, 410],
                await StatusesAsync(ann.DeleteAsync($"/snapshots/{snapshot}"), ann.DeleteAsync($"/snapshots/{snapshot}")));
            (await ann.PostAsync($"/trash/session/{session}/restore", new { })).Is(200);
            (await ann.PostAsync($"/trash/snapshot/{snapshot}/restore", new { })).Is(200);
        }
    }

    private static async Task<IEnumerable<int>> StatusesAsync(params Task<Answer>[] answers) =>
        (await Task.WhenAll(answers)).Select(answer => answer.Status).Order();
}
