using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.AccessLogs;

/// <summary>Counts visits into access logs. Driven by the events in the store, so it picks up what a dead process left.</summary>
internal sealed class CountVisits(VisitCounter counter, Leases leases) : IJob
{
    public const string Name = "access-logs-fold-visits";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(Name, Leases.OfJobs, () => counter.CountAllAsync(cancellation), cancellation);
}
