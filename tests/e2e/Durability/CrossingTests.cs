using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.AccessLogs;
using Portal.Documents;
using Portal.Sessions;
using Portal.Snapshots;

namespace Portal.EndToEnd.Durability;

/// <summary>Deletes, restores and sweeps that cross at the worst moment: nothing is lost, and the later intent wins.</summary>
public sealed class CrossingTests : FreshPortalTests
{
    private readonly FaultyContainer<Session> sessions = new(Session.Declaration);
    private readonly FaultyContainer<Snapshot> snapshots = new(Snapshot.Declaration);
    private readonly FaultyContainer<Intent> intents = new(Intent.Declaration);
    private readonly FaultyContainer<Visit> visits = new(Visit.Declaration);
    private readonly FaultyContainer<AccessLog> logs = new(AccessLog.Declaration);

    protected override void Configure(IWebHostBuilder builder)
    {
        sessions.Stand(builder);
        snapshots.Stand(builder);
        intents.Stand(builder);
        visits.Stand(builder);
        logs.Stand(builder);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_sweep_that_read_a_wish_before_it_was_overtaken_undoes_no_restore()
    {
        var (session, snapshot) = (await Ann.CreateSessionAsync("swept"), await Ann.CreateSnapshotAsync("swept"));
        var (sessionsGate, snapshotsGate) = (
            sessions.HoldNext("FindWithContent", session),
            snapshots.HoldNext("FindWithContent", snapshot));
        var intents = Server.Services.GetRequiredService<IntentStore>();
        await intents.RecordAsync("session-delete", session, "ann", Intent.Deleted, "ann", default);
        await intents.RecordAsync("snapshot-delete", snapshot, "ann", Intent.Deleted, "ann", default);
        var sweeps = Task.WhenAll(
            Server.Services.GetRequiredService<Portal.Sessions.FinishDeletes>().RunAsync(default),
            Server.Services.GetRequiredService<Portal.Snapshots.FinishDeletes>().RunAsync(default));
        await Task.WhenAll(sessionsGate.ReachedAsync(), snapshotsGate.ReachedAsync());
        foreach (var path in new[] { $"session/{session}", $"snapshot/{snapshot}" })
        {
            (await Ann.DeleteAsync("/" + path.Replace("/", "s/", StringComparison.Ordinal))).Is(200);
            (await RestoreAsync(path)).Is(200);
        }

        sessionsGate.Open();
        snapshotsGate.Open();
        await sweeps;
        (await Ann.GetAsync($"/sessions/{session}")).Is(200);
        (await Ann.GetAsync($"/snapshots/{snapshot}")).Is(200);
        Assert.Empty(await Ann.ListAsync("/trash"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_takes_no_copy_on_which_a_delete_relies()
    {
        var id = await Ann.CreateSessionAsync("both", null, "content");
        (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var restoreGate = intents.HoldNext("Add", $"session-delete__{id}");
        var late = RestoreAsync($"session/{id}");
        await restoreGate.ReachedAsync();
        (await RestoreAsync($"session/{id}")).Is(200);
        var deleteGate = sessions.HoldNext("Delete", id);
        var delete = Ann.DeleteAsync($"/sessions/{id}");
        await deleteGate.ReachedAsync();
        restoreGate.Open();
        (await late).Is(200);
        deleteGate.Open();
        (await delete).Is(412);
        Assert.Equal("content", (await Ann.GetAsync($"/sessions/{id}")).Is(200).Content);
        Assert.Empty(await Ann.ListAsync("/trash"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_that_slept_through_a_later_delete_brings_nothing_back()
    {
        var id = await Ann.CreateSessionAsync("slept", null, "content");
        (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var gate = sessions.HoldNext("Add", id);
        var late = RestoreAsync($"session/{id}");
        await gate.ReachedAsync();
        (await RestoreAsync($"session/{id}")).Is(200);
        (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        gate.Open();
        (await late).IsError(404, "NotFoundError");
        (await Ann.GetAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
        (await RestoreAsync($"session/{id}")).Is(200);
        Assert.Equal("content", (await Ann.GetAsync($"/sessions/{id}")).Is(200).Content);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task News_of_a_delete_that_comes_after_the_restore_changes_no_log()
    {
        var id = await VisitedSnapshotAsync("news");
        var gate = intents.HoldNext("Add", $"{MarkLogsDeleted.IntentKind}__{id}");
        await RestoreWhileDeletingAsync(id, gate);
        await AssertLogsAsync(id, "news", isDeleted: false);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_removal_of_the_owners_log_that_comes_after_the_restore_is_refused()
    {
        var id = await VisitedSnapshotAsync("removal");
        var gate = visits.HoldNext("Replace", Visit.TotalIdOf(id), total => total.IsRemoved);
        await RestoreWhileDeletingAsync(id, gate);
        await AssertLogsAsync(id, "removal", isDeleted: false);
    }

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_delete_and_a_restore_that_meet_while_logs_are_marked_the_later_wins(bool isDeletedLast)
    {
        var id = await VisitedSnapshotAsync("marks");
        if (isDeletedLast)
        {
            (await Ann.DeleteAsync($"/snapshots/{id}")).Is(200);
            await AssertLogsAsync(id, "marks", isDeleted: true);
        }

        var gate = logs.HoldNext("Patch", AccessLog.IdOf(id, "bob"));
        (await (isDeletedLast ? RestoreAsync($"snapshot/{id}") : Ann.DeleteAsync($"/snapshots/{id}"))).Is(200);
        await gate.ReachedAsync();
        (await (isDeletedLast ? Ann.DeleteAsync($"/snapshots/{id}") : RestoreAsync($"snapshot/{id}"))).Is(200);
        gate.Open();
        await AssertLogsAsync(id, "marks", isDeletedLast);
    }

    private Task<Answer> RestoreAsync(string path) => Ann.PostAsync($"/trash/{path}/restore", new { });

    /// <summary>A snapshot that its owner and a visitor have opened once, and their logs know it.</summary>
    private async Task<string> VisitedSnapshotAsync(string title)
    {
        var id = await Ann.CreateSnapshotAsync(title);
        (await Bob.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal((1, 1), (await Ann.VisitsAsync(id, title), await Bob.VisitsAsync(id, title)));
        return id;
    }

    private async Task RestoreWhileDeletingAsync(string id, Gate gate)
    {
        var delete = Ann.DeleteAsync($"/snapshots/{id}");
        await gate.ReachedAsync();
        (await RestoreAsync($"snapshot/{id}")).Is(200);
        gate.Open();
        (await delete).Is(200);
    }

    /// <summary>Waits until nothing more is to be done for the logs, and looks at them.</summary>
    private async Task AssertLogsAsync(string id, string title, bool isDeleted)
    {
        var intents = Server.Services.GetRequiredService<IntentStore>();
        await Eventually.HoldsAsync(async () => await intents.FindAsync(MarkLogsDeleted.IntentKind, id, default) is null, seconds: 90);
        Assert.Equal(isDeleted, (await Bob.FindLogAsync(id, title))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        Assert.Equal((isDeleted ? 0 : 1, 1), (await Ann.VisitsAsync(id, title), await Bob.VisitsAsync(id, title)));
        (await Bob.GetAsync($"/snapshots/{id}")).Is(isDeleted ? 410 : 200);
    }
}
