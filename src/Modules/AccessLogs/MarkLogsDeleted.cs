using Portal.Shared.Documents;
using Portal.Shared.Intents;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>Marks the visitors' logs of deleted snapshots, and unmarks those of restored ones, from the intents that <see cref="OweDeletedMarks"/> and <see cref="RestoreLogs"/> recorded.</summary>
internal sealed class MarkLogsDeleted(AccessLogStore logs, LogPublishing publishing, IntentStore intents, Leases leases) : IJob
{
    public const string Name = "access-logs-mark-deleted";
    public const string IntentKind = "access-logs-mark-deleted";

    public Task RunAsync(CancellationToken cancellation) => leases.TryRunAsync(
        Name, Leases.OfJobs, () => intents.FulfilAllAsync(IntentKind, intent => MarkAsync(intent, cancellation), cancellation), cancellation);

    private async Task MarkAsync(Stored<Intent> intent, CancellationToken cancellation)
    {
        for (Stored<Intent>? wish = intent; wish is not null;)
        {
            var (wanted, at) = (wish.Document.Wanted, wish.Document.RequestedAt);
            await logs.ForEachOfSnapshotAsync(
                wish.Document.TargetId,
                log => wanted == Intent.Live ? publishing.MarkLiveAsync(log, cancellation) : publishing.MarkDeletedAsync(log, at, cancellation),
                cancellation);
            // A wish that came meanwhile wins: it is fulfilled on top.
            wish = await intents.FinishAsync(wish, cancellation) ? null : await intents.FindAsync(IntentKind, wish.Document.TargetId, cancellation);
        }
    }
}
