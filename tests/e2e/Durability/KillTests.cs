using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Portal.Content;

namespace Portal.EndToEnd.Durability;

/// <summary>The server is killed in the middle of writes, again and again, on one database file.</summary>
public sealed class KillTests : IDisposable
{
    private const int Writers = 6;

    private readonly TempFolder folder = new();
    private readonly string tag = TestData.Tag();
    private readonly Dictionary<string, WrittenSession> sessions = [];
    private string sharedSnapshot = "";
    private int visits;

    private string Database => folder.File("portal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Scenario", "S113")]
    [Trait("Scenario", "S114")]
    public async Task What_was_acknowledged_survives_a_kill_and_what_was_begun_is_finished()
    {
        var (annsCookie, bobsCookie) = await PrepareAsync();
        for (var round = 0; round < Loops.Of(50); round++)
        {
            using var portal = await PortalProcess.StartAsync(Database);
            using var ann = new PortalClient(portal.Address, annsCookie);
            using var bob = new PortalClient(portal.Address, bobsCookie);
            var load = new WriteLoad(ann, bob, $"{tag} {round}", sharedSnapshot);
            var writers = Enumerable.Range(0, Writers).Select(_ => load.RunAsync()).ToList();
            var enough = RandomNumberGenerator.GetInt32(20, 300);
            await Eventually.HoldsAsync(() => Task.FromResult(load.Acknowledged >= enough || writers.Exists(writer => writer.IsFaulted)));
            portal.Kill();
            await Task.WhenAll(writers);
            await CheckAfterRestartAsync(load, annsCookie, bobsCookie);
        }

        using var last = await PortalProcess.StartAsync(Database);
        using var owner = new PortalClient(last.Address, annsCookie);
        foreach (var (id, session) in sessions)
        {
            await CheckSessionAsync(owner, id, session);
        }
    }

    private async Task<(string Ann, string Bob)> PrepareAsync()
    {
        using var portal = await PortalProcess.StartAsync(Database);
        using var ann = await PortalClient.SignInAsync(portal.Address, "ann");
        using var bob = await PortalClient.SignInAsync(portal.Address, "bob");
        sharedSnapshot = await ann.CreateSnapshotAsync($"{tag} shared");
        return (ann.Cookie!, bob.Cookie!);
    }

    private async Task CheckAfterRestartAsync(WriteLoad load, string annsCookie, string bobsCookie)
    {
        using var portal = await PortalProcess.StartAsync(Database);
        using var ann = new PortalClient(portal.Address, annsCookie);
        using var bob = new PortalClient(portal.Address, bobsCookie);
        await Eventually.ReadsAsync(() => Task.FromResult(OpenIntents()), open => open == 0);
        foreach (var (id, session) in load.Sessions)
        {
            await CheckSessionAsync(ann, id, session);
            sessions[id] = session;
        }

        foreach (var (id, snapshot) in load.Snapshots)
        {
            await CheckSnapshotAsync(ann, bob, id, snapshot);
        }

        await CheckVisitsAsync(bob, load);
        portal.Kill();
    }

    private static async Task CheckSessionAsync(PortalClient ann, string id, WrittenSession session)
    {
        var answer = await ann.GetAsync($"/sessions/{id}");
        if (session.IsDeleted || (session.IsDeleteAsked && answer.Status == 404))
        {
            answer.IsError(404, "NotFoundError");
            session.IsDeleted = true;
            return;
        }

        var hash = TestData.HashOf(answer.Is(200).Content);
        Assert.Equal(hash, answer.Metadata.GetProperty("contentHash").GetString());
        var version = answer.Metadata.GetProperty("version").GetInt32();
        var isAsAcknowledged = version == session.Version && hash == session.Hash;
        var isAsBegun = version == session.Version + 1 && hash == session.PendingHash;
        Assert.True(isAsAcknowledged || isAsBegun, $"Session {id} is at version {version}; acknowledged was {session.Version}.");
        (session.Version, session.Hash, session.PendingHash) = (version, hash, null);
    }

    private async Task CheckSnapshotAsync(PortalClient ann, PortalClient bob, string id, WrittenSnapshot snapshot)
    {
        if (!snapshot.IsDeleteAsked)
        {
            (await ann.GetAsync($"/snapshots/{id}")).Is(200);
            return;
        }

        // A delete that was not acknowledged is asked again; either time it must come to its end.
        var repeated = await ann.DeleteAsync($"/snapshots/{id}");
        Assert.True(repeated.Status is 200 or 410, repeated.Text);
        (await bob.GetAsync($"/snapshots/{id}")).IsError(410, "GoneError");
        Assert.Null(await ann.FindLogAsync(id, tag));
        if (snapshot.IsOpened)
        {
            var log = await Eventually.ReadsAsync(
                () => FindAnyLogAsync(bob, id), log => log?.GetProperty("snapshotDeleted").GetBoolean() is true, seconds: 60);
            Assert.Equal(1, log!.Value.GetProperty("visits").GetInt32());
        }
    }

    /// <summary>Every opening that was begun is repeated under its key; each counts once.</summary>
    private async Task CheckVisitsAsync(PortalClient bob, WriteLoad load)
    {
        foreach (var key in load.Visits)
        {
            (await bob.GetAsync($"/snapshots/{sharedSnapshot}", ("Idempotency-Key", key))).Is(200);
        }

        visits += load.Visits.Count;
        Assert.Equal(visits, await bob.VisitsAsync(sharedSnapshot, $"{tag} shared"));
    }

    /// <summary>There are more logs than a page holds, so they are looked for page by page.</summary>
    private async Task<System.Text.Json.JsonElement?> FindAnyLogAsync(PortalClient bob, string id)
    {
        string? token = null;
        do
        {
            var page = (await bob.GetAsync($"/snapshot_access_logs?filter_title={tag}&page_size=100&cursor={token}")).Is(200);
            foreach (var log in page.Items.Where(log => log.GetProperty("snapshotId").GetString() == id))
            {
                return log;
            }

            token = page.PageToken;
        }
        while (token is not null);

        return null;
    }

    private long OpenIntents()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM intents";
        return (long)command.ExecuteScalar()!;
    }
}
