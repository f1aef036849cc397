using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Sessions;

/// <summary>Finishes deletes and restores of sessions that a dead process left between intent and last write.</summary>
internal sealed class FinishDeletes(IDeletion<Session> deletion, Leases leases) : IJob
{
    public const string Name = "sessions-finish-deletes";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(Name, Leases.OfJobs, () => deletion.FinishAllAsync(cancellation), cancellation);
}
