using Portal.Shared.Documents;

namespace Portal.AccessLogs;

/// <summary>Removes a visitor's own log with its pending visits; the snapshot and everyone else's logs stay.</summary>
internal sealed class LogRemoval(VisitStore visits, VisitFolding folding, IDocumentContainer<AccessLog> logs)
{
    /// <summary>False when there is no such log.</summary>
    public async Task<bool> RemoveAsync(string visitorId, string snapshotId, CancellationToken cancellation)
    {
        await folding.FoldAsync(visitorId, cancellation);
        var id = AccessLog.IdOf(snapshotId, visitorId);
        if (await logs.FindAsync(visitorId, id, cancellation) is null)
        {
            return false;
        }

        // The total says "removed" before the log goes, so that whoever publishes it meanwhile removes the log, too.
        var marked = false;
        while (!marked && await visits.FindTotalAsync(visitorId, snapshotId, cancellation) is { Document.IsRemoved: false } total)
        {
            marked = await visits.TryReplaceAsync(total.Document.Remove(), total.ETag, cancellation);
        }

        var removed = await logs.DeleteAsync(visitorId, id, null, cancellation) is WriteOutcome.Done;
        await folding.FoldAsync(visitorId, cancellation);
        return marked || removed;
    }
}
