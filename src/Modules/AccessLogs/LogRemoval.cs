namespace Portal.AccessLogs;

/// <summary>Removes a visitor's own log with its pending visits; the snapshot and everyone else's logs stay.</summary>
internal sealed class LogRemoval(VisitFolding folding, LogPublishing publishing)
{
    /// <summary>False when there is no such log.</summary>
    public async Task<bool> RemoveAsync(string visitorId, string snapshotId, CancellationToken cancellation)
    {
        await folding.FoldAsync(visitorId, cancellation);
        var removed = await publishing.RemoveAsync(visitorId, snapshotId, cancellation);
        await folding.FoldAsync(visitorId, cancellation);
        return removed;
    }
}
