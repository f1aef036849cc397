using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Events;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>
/// A snapshot is back: its owner's log comes back with it, and that the visitors' logs must lose their mark is recorded, and done by a job.
/// </summary>
internal sealed class RestoreLogs(IntentStore intents, LogProjection projection, IJobQueue jobs) : IListener<SnapshotRestored>
{
    public async Task HandleAsync(SnapshotRestored happened, CancellationToken cancellation)
    {
        await intents.RecordAsync(MarkLogsDeleted.IntentKind, happened.Id, happened.OwnerId, Intent.Live, happened.OwnerId, cancellation);
        if (happened.Attachments.TryGetValue(KeepOwnersLog.Attachment, out var kept))
        {
            var log = DocumentReader.Read(kept, AccessLog.Declaration, happened.OwnerId, AccessLog.IdOf(happened.Id, happened.OwnerId));
            await projection.RestoreAsync(log, cancellation);
        }

        jobs.Enqueue(MarkLogsDeleted.Name);
    }
}
