namespace Portal.AccessLogs;

/// <summary>Removes a visitor's own log with its pending visits; the snapshot and everyone else's logs stay.</summary>
internal sealed class LogRemoval(VisitCounter counter, LogProjection projection)
{
    /// <summary>False when there is no such log.</summary>
    public Task<bool> RemoveAsync(string visitorId, string snapshotId, CancellationToken cancellation) =>
        RemoveAsync(visitorId, snapshotId, onlyIfDeleted: false, cancellation);

    /// <summary>Removes the owner's own log of a deleted snapshot; that of one that is back stays.</summary>
    public Task RemoveOfDeletedAsync(string ownerId, string snapshotId, CancellationToken cancellation) =>
        RemoveAsync(ownerId, snapshotId, onlyIfDeleted: true, cancellation);

    private async Task<bool> RemoveAsync(string visitorId, string snapshotId, bool onlyIfDeleted, CancellationToken cancellation)
    {
        await counter.CountAsync(visitorId, cancellation);
        var removed = await projection.RemoveAsync(visitorId, snapshotId, onlyIfDeleted, cancellation);
        await counter.CountAsync(visitorId, cancellation);
        return removed;
    }
}
