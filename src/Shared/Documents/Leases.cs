namespace Portal.Shared.Documents;

/// <summary>A right to do something alone for a while, also among instances.</summary>
public sealed record Lease : IDocument
{
    /// <summary>What is leased.</summary>
    public required string Id { get; init; }

    /// <summary>Who holds it: a random mark of one instance.</summary>
    public required string Holder { get; init; }

    /// <summary>When it ends, UTC, if it is not given back before.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal static DocumentDeclaration<Lease> Declaration { get; } = new DocumentDeclaration<Lease>("leases").PartitionedBy(lease => lease.Id);
}

/// <summary>Takes and gives back leases. Work under a lease must still be safe to run twice: a stalled holder may wake up late.</summary>
public sealed class Leases(IDocumentContainer<Lease> leases, TimeProvider time)
{
    private readonly string holder = Ids.New();

    /// <summary>Runs the work if the lease is free; answers whether it was.</summary>
    public async Task<bool> TryRunAsync(string name, TimeSpan duration, Func<Task> work, CancellationToken cancellation)
    {
        if (await TryTakeAsync(name, duration, cancellation) is not { } etag)
        {
            return false;
        }

        try
        {
            await work();
        }
        finally
        {
            await leases.DeleteAsync(name, name, etag, CancellationToken.None);
        }

        return true;
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
