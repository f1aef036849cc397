using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Events;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>A snapshot is gone: that its visitors' logs must be marked is recorded before anyone is told, and done by a job.</summary>
internal sealed class RecordDeletedMarks(IntentStore intents, LogRemoval removal, IJobQueue jobs) : IListener<SnapshotDeleted>
{
    public async Task HandleAsync(SnapshotDeleted happened, CancellationToken cancellation)
    {
        await intents.RecordAsync(
            MarkLogsDeleted.IntentKind, happened.Id, happened.OwnerId, Intent.Deleted, happened.OwnerId, cancellation);
        await removal.RemoveOfDeletedAsync(happened.OwnerId, happened.Id, cancellation);
        jobs.Enqueue(MarkLogsDeleted.Name);
    }
}

/// <summary>Attaches the owner's own log to the snapshot that is deleted, so that both come back together.</summary>
internal sealed class KeepOwnersLog(AccessLogStore logs) : IListener<SnapshotDeleting>
{
    public const string Attachment = "access_log";

    public async Task HandleAsync(SnapshotDeleting happened, CancellationToken cancellation)
    {
        if (await logs.FindJsonAsync(happened.OwnerId, happened.Id, cancellation) is { } log)
        {
            happened.Attachments[Attachment] = log;
        }
    }
}
