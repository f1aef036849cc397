using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Snapshots;

/// <summary>Finishes deletes and restores of snapshots that a dead process left between intent and event.</summary>
internal sealed class FinishDeletes(IDeletion<Snapshot> deletion, Leases leases) : IJob
{
    public const string Name = "snapshots-finish-deletes";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(Name, Leases.OfJobs, () => deletion.FinishAllAsync(cancellation), cancellation);
}
