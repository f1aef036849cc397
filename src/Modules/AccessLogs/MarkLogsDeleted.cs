using Portal.Shared.Documents;
using Portal.Shared.Intents;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>Marks the visitors' logs of deleted snapshots, from the intents that <see cref="OweDeletedMarks"/> recorded.</summary>
internal sealed class MarkLogsDeleted(AccessLogStore logs, LogPublishing publishing, IntentStore intents, Leases leases) : IJob
{
    public const string Name = "access-logs-mark-deleted";
    public const string IntentKind = "access-logs-mark-deleted";

    public Task RunAsync(CancellationToken cancellation) => leases.TryRunAsync(
        Name, Leases.OfJobs, () => intents.FulfilAllAsync(IntentKind, intent => MarkAsync(intent, cancellation), cancellation), cancellation);

    private async Task MarkAsync(Stored<Intent> intent, CancellationToken cancellation)
    {
        await logs.ForEachOfSnapshotAsync(
            intent.Document.TargetId, log => publishing.MarkDeletedAsync(log, intent.Document.RequestedAt, cancellation), cancellation);
        await intents.FinishAsync(intent, cancellation);
    }
}
