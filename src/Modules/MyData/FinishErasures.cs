using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.MyData;

/// <summary>Finishes erasures that a dead process or a failing store left half way.</summary>
internal sealed class FinishErasures(PersonalErasure erasure, Leases leases) : IJob
{
    public const string Name = "my-data-finish-erasures";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(Name, Leases.OfJobs, () => erasure.FinishAllAsync(cancellation), cancellation);
}
