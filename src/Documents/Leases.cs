namespace Portal.Documents;

/// <summary>A right to do something alone for a while, also among instances.</summary>
internal sealed record Lease : IDocument
{
    /// <summary>What is leased.</summary>
    public required string Id { get; init; }

    /// <summary>Who holds it: a random mark of one instance.</summary>
    public required string Holder { get; init; }

    /// <summary>When it ends, UTC, if it is not given back before.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal static DocumentDeclaration<Lease> Declaration { get; } =
        new DocumentDeclaration<Lease>("leases").PartitionKey(lease => lease.Id);
}

/// <summary>Takes and gives back leases. Work under a lease must still be safe to run twice: a stalled holder may wake up late.</summary>
public sealed class Leases
{
    /// <summary>How long a job's lease outlives its holder: short, so that what a dead process left is finished within a minute.</summary>
    public static readonly TimeSpan OfJobs = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string holder = Ids.New();
    private readonly IDocumentContainer<Lease> leases;
    private readonly TimeProvider time;

    internal Leases(IDocumentContainer<Lease> leases, TimeProvider time) => (this.leases, this.time) = (leases, time);

    /// <summary>
    /// Runs the work as soon as the lease is free, and answers whether it was. The lease is renewed while the work runs; so a dead
    /// holder blocks for <paramref name="duration"/> at most, and one that holds it for longer than that is alive and at it.
    /// </summary>
    public async Task<bool> TryRunAsync(string name, TimeSpan duration, Func<Task> work, CancellationToken cancellation)
    {
        var patience = time.GetUtcNow() + duration + Pause;
        string? etag;
        while ((etag = await TryTakeAsync(name, duration, cancellation)) is null)
        {
            if (time.GetUtcNow() > patience)
            {
                return false;
            }

            await Task.Delay(Pause, time, cancellation);
        }

        using var over = new CancellationTokenSource();
        var renewal = RenewAsync(name, duration, etag, over.Token);
        try
        {
            await work();
        }
        finally
        {
            await over.CancelAsync();
            await leases.DeleteAsync(name, name, await renewal, CancellationToken.None);
        }

        return true;
    }

    /// <summary>Keeps the lease until the work is over; gives the ETag that it has then.</summary>
    private async Task<string> RenewAsync(string name, TimeSpan duration, string etag, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(duration / 3, time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
            {
                return etag;
            }

            try
            {
                var renewed = await leases.ReplaceAsync(
                    new Lease { Id = name, Holder = holder, ExpiresAt = time.GetUtcNow() + duration }, null, etag, CancellationToken.None);
                etag = renewed.ETag ?? etag;
            }
            catch (StoreException)
            {
                // The next renewal may succeed; if none does, the lease runs out, and the work is safe to be run twice.
            }
        }
    }

    private async Task<string?> TryTakeAsync(string name, TimeSpan duration, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var wanted = new Lease { Id = name, Holder = holder, ExpiresAt = now + duration };
        var added = await leases.AddAsync(wanted, null, cancellation);
        if (added.IsDone)
        {
            return added.ETag;
        }

        var current = await leases.FindAsync(name, name, cancellation);
        if (current is null || current.Document.ExpiresAt > now)
        {
            return null;
        }

        return (await leases.ReplaceAsync(wanted, null, current.ETag, cancellation)).ETag;
    }
}
