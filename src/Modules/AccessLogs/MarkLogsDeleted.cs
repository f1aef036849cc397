using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>
/// Marks the visitors' logs of deleted snapshots, and unmarks those of restored ones, from the intents that <see
/// cref="RecordDeletedMarks"/> and
/// <see cref="RestoreLogs"/> recorded. What is wanted is asked of the snapshot's tombstone, because intents may come late.
/// </summary>
internal sealed class MarkLogsDeleted(AccessLogStore logs, LogProjection projection, IntentStore intents, Leases leases) : IJob
{
    public const string Name = "access-logs-mark-deleted";
    public const string IntentKind = "access-logs-mark-deleted";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(
            Name,
            Leases.OfJobs,
            () => intents.FulfilAllAsync(IntentKind, intent => MarkAsync(intent, cancellation), cancellation),
            cancellation);

    private async Task MarkAsync(Stored<Intent> intent, CancellationToken cancellation)
    {
        for (Stored<Intent>? open = intent; open is not null;)
        {
            await logs.ForEachOfSnapshotAsync(open.Document.TargetId, log => projection.MarkAsync(log, cancellation), cancellation);
            // An intent that came meanwhile may concern logs that were passed already.
            open = await intents.FinishAsync(open, cancellation)
                ? null
                : await intents.FindAsync(IntentKind, open.Document.TargetId, cancellation);
        }
    }
}
