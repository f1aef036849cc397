using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Snapshots;
using Portal.Trash;

namespace Portal.EndToEnd.Durability;

/// <summary>A delete and a restore that end at any of their writes are finished by the sweep.</summary>
public sealed class HalfDoneTests : IAsyncLifetime
{
    private readonly FaultyContainer<Snapshot> snapshots = new(Snapshot.Declaration);
    private readonly FaultyContainer<TrashedDocument> trash = new(TrashedDocument.Declaration);
    private readonly FaultyContainer<Tombstone> tombstones = new(Tombstone.Declaration);
    private readonly FaultyContainer<Intent> intents = new(Intent.Declaration);
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;
    private string id = "";

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync(builder =>
        {
            snapshots.Stand(builder);
            trash.Stand(builder);
            tombstones.Stand(builder);
            intents.Stand(builder);
        });
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
        id = await ann.CreateSnapshotAsync("half", null, "content");
    }

    public async Task DisposeAsync()
    {
        ann.Dispose();
        bob.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData("trash", "Add")]
    [InlineData("tombstones", "Add")]
    [InlineData("snapshots", "Delete")]
    [InlineData("intents", "Delete")]
    public async Task A_delete_that_ended_half_way_is_finished(string container, string operation)
    {
        Break(container, operation);
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(503);
        await SweepAsync();
        (await bob.GetAsync($"/snapshots/{id}")).IsError(410, "GoneError");
        Assert.Equal(id, Assert.Single(await ann.ListAsync("/trash")).GetProperty("id").GetString());
        Assert.Equal(0, await ann.VisitsAsync(id, "half"));

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
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        Break(container, operation);
        (await RestoreAsync()).Is(503);
        await SweepAsync();
        await AssertIsBackAsync();
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_restore_that_ended_half_way_may_be_asked_for_again()
    {
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
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

    private Task<Answer> RestoreAsync() => ann.PostAsync($"/trash/snapshot/{id}/restore", new { });

    private Task SweepAsync() => server.Services.GetRequiredService<FinishDeletes>().RunAsync(default);

    private async Task AssertIsBackAsync()
    {
        Assert.Equal("content", (await bob.GetAsync($"/snapshots/{id}")).Is(200).Content);
        Assert.Equal(1, await ann.VisitsAsync(id, "half"));
        Assert.Empty(await ann.ListAsync("/trash"));
        Assert.Null(await server.Services.GetRequiredService<IntentStore>().FindAsync("snapshot-delete", id, default));
    }
}
