namespace Portal.Bench;

/// <summary>Opening a snapshot; each opening is one visit of the caller's own access log, exactly.</summary>
internal sealed class VisitSnapshot(Caller caller, Seeding seeded) : Operation("snapshot", caller)
{
    private readonly byte[][] requests = [.. seeded.Snapshots.Select(id => caller.Get($"/snapshots/{id}"))];

    /// <summary>Each begins with the visit that its creation counts as.</summary>
    private readonly long[] visits = [.. seeded.Snapshots.Select(_ => 1L)];

    public override ReadOnlyMemory<byte> Request(int worker, int step) => requests[Pick(worker, step, requests.Length)];

    public override void Seen(int worker, int step, RawConnection answer)
    {
        Interlocked.Increment(ref visits[Pick(worker, step, requests.Length)]);
        if (answer.Body.Length < seeded.Content.Length)
            throw new BenchFailure($"snapshot: without its content\n{answer.Text}");
    }

    public override async Task VerifyAsync()
    {
        var logged = await LoggedAsync();
        for (var i = 0; i < visits.Length; i++)
            Expect.That(
                logged.GetValueOrDefault(seeded.Snapshots[i]) == visits[i],
                $"snapshot {seeded.Snapshots[i]}: {visits[i]} visits were answered, the log has "
                    + $"{logged.GetValueOrDefault(seeded.Snapshots[i])}.");
    }

    private async Task<Dictionary<string, long>> LoggedAsync()
    {
        var logged = new Dictionary<string, long>();
        string? token = "";
        while (token is not null)
        {
            var page = await Caller.AskAsync(
                $"/snapshot_access_logs?page_size=100&cursor={Uri.EscapeDataString(token)}", Wire.Read<WirePage<AccessLogEntry>>);
            foreach (var log in page.Items)
                Expect.That(logged.TryAdd(log.SnapshotId, log.Visits), $"snapshot {log.SnapshotId} is in the access log twice.");
            token = page.PageToken;
        }

        return logged;
    }
}
