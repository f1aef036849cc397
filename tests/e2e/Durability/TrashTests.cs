using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;

namespace Portal.EndToEnd.Durability;

/// <summary>Intents that a dead process left, and intents that come at once.</summary>
public sealed class TrashTests : FreshPortalTests
{
    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_that_a_dead_process_left_is_finished()
    {
        var (session, snapshot) = (await Ann.CreateSessionAsync("left"), await Ann.CreateSnapshotAsync("left"));
        (await Ann.DeleteAsync($"/sessions/{session}")).Is(200);
        (await Ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);
        var intents = Server.Services.GetRequiredService<IntentStore>();
        await intents.RecordAsync("session-delete", session, "ann", Intent.Live, "ann", default);
        await intents.RecordAsync("snapshot-delete", snapshot, "ann", Intent.Live, "ann", default);
        await Server.Services.GetRequiredService<Portal.Sessions.FinishDeletes>().RunAsync(default);
        await Server.Services.GetRequiredService<Portal.Snapshots.FinishDeletes>().RunAsync(default);

        (await Ann.GetAsync($"/sessions/{session}")).Is(200);
        (await Bob.GetAsync($"/snapshots/{snapshot}")).Is(200);
        Assert.Equal(1, await Ann.VisitsAsync(snapshot, "left"));
        Assert.Empty(await Ann.ListAsync("/trash"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Restores_and_deletes_that_cross_leave_it_in_one_place_and_whole()
    {
        for (var round = 0; round < Loops.Of(60); round++)
        {
            var id = await Ann.CreateSessionAsync("crossing", null, $"round {round}");
            (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
            await Task.WhenAll(
                Ann.PostAsync($"/trash/session/{id}/restore", new { }),
                Ann.DeleteAsync($"/sessions/{id}"),
                Ann.PostAsync($"/trash/session/{id}/restore", new { }));
            var lives = (await Ann.GetAsync($"/sessions/{id}")).Status == 200;
            var lies = (await Ann.ListAsync("/trash?page_size=100")).Any(item => item.GetProperty("id").GetString() == id);
            Assert.True(lives != lies, $"Round {round}: lives {lives}, lies in the trash {lies}.");
            if (lies)
            {
                (await Ann.PostAsync($"/trash/session/{id}/restore", new { })).Is(200);
            }

            Assert.Equal($"round {round}", (await Ann.GetAsync($"/sessions/{id}")).Is(200).Content);
        }
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Of_two_deletes_at_once_one_deletes()
    {
        for (var round = 0; round < Loops.Of(60); round++)
        {
            var (session, snapshot) = (await Ann.CreateSessionAsync("twice"), await Ann.CreateSnapshotAsync("twice"));
            Assert.Equal([200, 404], await StatusesAsync(Ann.DeleteAsync($"/sessions/{session}"), Ann.DeleteAsync($"/sessions/{session}")));
            Assert.Equal(
                [200, 410],
                await StatusesAsync(Ann.DeleteAsync($"/snapshots/{snapshot}"), Ann.DeleteAsync($"/snapshots/{snapshot}")));
            (await Ann.PostAsync($"/trash/session/{session}/restore", new { })).Is(200);
            (await Ann.PostAsync($"/trash/snapshot/{snapshot}/restore", new { })).Is(200);
        }
    }

    private static async Task<IEnumerable<int>> StatusesAsync(params Task<Answer>[] answers) =>
        (await Task.WhenAll(answers)).Select(answer => answer.Status).Order();
}
