using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Snapshots;
using Portal.Trash;

namespace Portal.EndToEnd.Durability;

/// <summary>A delete and a restore that end at any of their writes are finished by the sweep.</summary>
public sealed class HalfDoneTests : FreshPortalTests
{
    private readonly FaultyContainer<Snapshot> snapshots = new(Snapshot.Declaration);
    private readonly FaultyContainer<TrashedDocument> trash = new(TrashedDocument.Declaration);
    private readonly FaultyContainer<Tombstone> tombstones = new(Tombstone.Declaration);
    private readonly FaultyContainer<Intent> intents = new(Intent.Declaration);
    private string id = "";

    protected override void Configure(IWebHostBuilder builder)
    {
        snapshots.Stand(builder);
        trash.Stand(builder);
        tombstones.Stand(builder);
        intents.Stand(builder);
    }

    protected override async Task PrepareAsync() => id = await Ann.CreateSnapshotAsync("half", null, "content");

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData("trash", "Add")]
    [InlineData("tombstones", "Add")]
    [InlineData("snapshots", "Delete")]
    [InlineData("intents", "Delete")]
    public async Task A_delete_that_ended_half_way_is_finished(string container, string operation)
    {
        Break(container, operation);
        (await Ann.DeleteAsync($"/snapshots/{id}")).Is(503);
        await SweepAsync();
        (await Bob.GetAsync($"/snapshots/{id}")).IsError(410, "GoneError");
        Assert.Equal(id, Assert.Single(await Ann.ListAsync("/trash")).GetProperty("id").GetString());
        Assert.Equal(0, await Ann.VisitsAsync(id, "half"));

        (await RestoreAsync()).Is(200);
        await AssertIsBackAsync();
    }

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData("snapshots", "Add")]
    [InlineData("tombstones", "Delete")]
    [InlineData("trash", "Delete")]
    [InlineData("intents", "Delete")]
    public async Task A_restore_that_ended_half_way_is_finished(string container, string operation)
    {
        (await Ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        Break(container, operation);
        (await RestoreAsync()).Is(503);
        await SweepAsync();
        await AssertIsBackAsync();
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_that_ended_half_way_may_be_asked_for_again()
    {
        (await Ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        Break("trash", "Delete");
        (await RestoreAsync()).Is(503);
        (await RestoreAsync()).Is(200);
        await AssertIsBackAsync();
    }

    private void Break(string container, string operation)
    {
        switch (container)
        {
            case "snapshots":
                snapshots.FailNext(operation, id);
                break;
            case "trash":
                trash.FailNext(operation, TrashStore.IdOf("snapshot", id));
                break;
            case "tombstones":
                tombstones.FailNext(operation, TrashStore.IdOf("snapshot", id));
                break;
            default:
                intents.FailNext(operation, $"snapshot-delete__{id}");
                break;
        }
    }

    private Task<Answer> RestoreAsync() => Ann.PostAsync($"/trash/snapshot/{id}/restore", new { });

    private Task SweepAsync() => Server.Services.GetRequiredService<FinishDeletes>().RunAsync(default);

    private async Task AssertIsBackAsync()
    {
        Assert.Equal("content", (await Bob.GetAsync($"/snapshots/{id}")).Is(200).Content);
        Assert.Equal(1, await Ann.VisitsAsync(id, "half"));
        Assert.Empty(await Ann.ListAsync("/trash"));
        Assert.Null(await Server.Services.GetRequiredService<IntentStore>().FindAsync("snapshot-delete", id, default));
    }
}
