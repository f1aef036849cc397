namespace Portal.Bench;

/// <summary>One thing a client does over and over. A worker is one connection; its steps come one after the other.</summary>
internal abstract class Operation(string name, Caller caller, int expected = 200)
{
    public string Name => name;

    public Uri Server => caller.Server;

    public int Expected => expected;

    protected Caller Caller => caller;

    public virtual Task PrepareAsync(int connections) => Task.CompletedTask;

    public abstract ReadOnlyMemory<byte> Request(int worker, int step);

    /// <summary>Looks at an answer that has the expected status.</summary>
    public virtual void Seen(int worker, int step, RawConnection answer)
    {
    }

    /// <summary>After the load: is everything there that was acknowledged?</summary>
    public virtual Task VerifyAsync() => Task.CompletedTask;

    /// <summary>
    /// A way through <paramref name="count"/> items that neither follows their order on disk nor meets the other workers.
    /// </summary>
    protected static int Pick(int worker, int step, int count) => (int)(((worker * 7919L) + (step * 6151L)) % count);
}

/// <summary>What is measured, reads first: they find the database as it was seeded.</summary>
internal static class Operations
{
    public static IEnumerable<Operation> All(Seeding seeded, Caller ann, Caller bob, Caller bare) =>
    [
        new BareRead(bare),
        new ReadSession(ann, seeded),
        new PollMetadata(ann, seeded),
        new ListSessions("list-match", ann, "TROLL", Math.Min(20, (seeded.Sessions.Count + 9) / 10)),
        new ListSessions("list-none", ann, "no title has this", 0),
        new ShowPage("page-first", ann, "/sessions", Math.Min(30, seeded.Sessions.Count)),
        new ShowPage("page-match", ann, "/sessions?q=TROLL&sort=title", Math.Min(30, (seeded.Sessions.Count + 9) / 10)),
        new ShowPage("page-none", ann, "/sessions?q=no+title+has+this&in=descriptions", 0),
        new ShowPage("page-300", ann, "/sessions?rows=300", Math.Min(300, seeded.Sessions.Count)),
        new UpdateSession(ann, seeded),
        new CreateSession(bob, seeded),
        new VisitSnapshot(ann, seeded),
    ];
}

internal sealed class BareRead(Caller caller) : Operation("bare", caller)
{
    private readonly byte[] request = caller.Get("/");

    public override ReadOnlyMemory<byte> Request(int worker, int step) => request;
}

internal sealed class ReadSession(Caller caller, Seeding seeded) : Operation("read", caller)
{
    private readonly byte[][] requests = [.. seeded.Sessions.Select(id => caller.Get($"/sessions/{id}"))];

    public override ReadOnlyMemory<byte> Request(int worker, int step) => requests[Pick(worker, step, requests.Length)];

    public override void Seen(int worker, int step, RawConnection answer)
    {
        if (answer.Body.Length < seeded.Content.Length)
            throw new BenchFailure($"read: a session without its content\n{answer.Text}");
    }
}

internal sealed class ListSessions(string name, Caller caller, string title, int rows) : Operation(name, caller)
{
    private readonly byte[] request = caller.Get(
        $"/sessions?filter_title={Uri.EscapeDataString(title)}&sort_by=metadata.updated_at&sort_direction=desc&page_size=20");

    public override ReadOnlyMemory<byte> Request(int worker, int step) => request;

    public override void Seen(int worker, int step, RawConnection answer)
    {
        if (answer.Body.Count("\"contentHash\""u8) != rows)
            throw new BenchFailure($"{Name}: expected {rows} rows\n{answer.Text}");
    }
}

/// <summary>The sessions page, whole, as a browser without its cache asks for it.</summary>
internal sealed class ShowPage(string name, Caller caller, string path, int rows) : Operation(name, caller)
{
    private readonly byte[] request = caller.GetPage(path);

    public override ReadOnlyMemory<byte> Request(int worker, int step) => request;

    public override void Seen(int worker, int step, RawConnection answer)
    {
        if (answer.Body.Count("class=\"cell-picture\"><svg"u8) != rows)
            throw new BenchFailure($"{Name}: expected {rows} rows\n{answer.Text}");
    }
}

internal sealed class PollMetadata(Caller caller, Seeding seeded) : Operation("poll", caller, expected: 304)
{
    private readonly byte[][] requests = new byte[seeded.Sessions.Count][];

    /// <summary>Asks for the ETags as they are now: an update may have run in between.</summary>
    public override Task PrepareAsync(int connections) =>
        LoadLoop.EachAsync(Server, requests.Length, i => Caller.Get(Path(i)), (i, answer) =>
        {
            Expect.That(!answer.ETag.IsEmpty, answer, "poll: metadata without an ETag");
            requests[i] = Caller.Get(Path(i), $"If-None-Match: {System.Text.Encoding.ASCII.GetString(answer.ETag)}");
        }, Name);

    public override ReadOnlyMemory<byte> Request(int worker, int step) => requests[Pick(worker, step, requests.Length)];

    private string Path(int i) => $"/sessions/metadata/{seeded.Sessions[i]}";
}
