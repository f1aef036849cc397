using Portal.Contracts.Snapshots;
using Portal.Shared.Events;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>A snapshot was opened: the visit is in the store before the answer goes out, and is counted soon.</summary>
internal sealed class RecordVisit(VisitStore visits, IJobQueue jobs) : IListener<SnapshotOpened>
{
    public async Task HandleAsync(SnapshotOpened happened, CancellationToken cancellation)
    {
        await visits.AddAsync(Visit.Opening(happened), cancellation);
        jobs.Enqueue(CountVisits.Name);
    }
}
