using System.Collections.Concurrent;
using Portal.Content;

namespace Portal.EndToEnd.Durability;

/// <summary>What a session must look like: as acknowledged, or as the one save says that was under way when the server died.</summary>
internal sealed class WrittenSession
{
    public int Version { get; set; }

    public required string Hash { get; set; }

    public string? PendingHash { get; set; }

    public bool IsDeleteAsked { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>What a snapshot must look like.</summary>
internal sealed class WrittenSnapshot
{
    public bool IsOpened { get; set; }

    public bool IsDeleteAsked { get; set; }
}

/// <summary>Writes until the server is gone, and keeps a journal of what was acknowledged.</summary>
internal sealed class WriteLoad(PortalClient ann, PortalClient bob, string tag, string sharedSnapshot)
{
    private static readonly string Base = TestData.Read("synthetic-session-20k.json");
    private int acknowledged;

    public ConcurrentDictionary<string, WrittenSession> Sessions { get; } = [];

    public ConcurrentDictionary<string, WrittenSnapshot> Snapshots { get; } = [];

    /// <summary>Keys of openings of the shared snapshot that were begun.</summary>
    public ConcurrentBag<string> Visits { get; } = [];

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public async Task RunAsync()
    {
        try
        {
            for (var round = 0; ; round++)
            {
                await SaveAsync(round);
                await VisitAsync();
                if (round % 3 == 0)
                {
                    await ShareAsync();
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The server is dead, as it should be.
        }
    }

    private async Task SaveAsync(int round)
    {
        var content = NewContent();
        var id = await ann.CreateSessionAsync(tag, null, content);
        var session = Sessions[id] = new WrittenSession { Version = 1, Hash = TestData.HashOf(content) };
        Done();
        for (var save = 0; save < 3; save++)
        {
            content = NewContent();
            session.PendingHash = TestData.HashOf(content);
            (await ann.PutAsync($"/sessions/{id}", new { content })).Is(200);
            (session.Version, session.Hash, session.PendingHash) = (session.Version + 1, session.PendingHash, null);
            Done();
        }

        if (round % 2 == 0)
        {
            session.IsDeleteAsked = true;
            (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
            session.IsDeleted = true;
            Done();
        }
    }

    private async Task VisitAsync()
    {
        var key = TestData.Tag();
        Visits.Add(key);
        (await bob.GetAsync($"/snapshots/{sharedSnapshot}", ("Idempotency-Key", key))).Is(200);
        Done();
    }

    private async Task ShareAsync()
    {
        var id = await ann.CreateSnapshotAsync(tag, null, NewContent());
        var snapshot = Snapshots[id] = new WrittenSnapshot();
        Done();
        (await bob.GetAsync($"/snapshots/{id}")).Is(200);
        snapshot.IsOpened = true;
        Done();
        snapshot.IsDeleteAsked = true;
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        Done();
    }

    private void Done() => Interlocked.Increment(ref acknowledged);

    private static string NewContent() => Base + TestData.Tag();
}
