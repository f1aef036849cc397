using Microsoft.Extensions.Options;
using Portal.Shared.Documents;
using Portal.Shared.Jobs;
using Portal.Shared.Trash;

namespace Portal.Trash;

/// <summary>Deletes for good what has lain in the trash for longer than <see cref="TrashOptions.RetentionDays"/>.</summary>
internal sealed class PurgeTrash(TrashStore trash, TrashKinds kinds, Leases leases, IOptions<TrashOptions> options, TimeProvider time) : IJob
{
    public const string Name = "trash-purge";

    public Task RunAsync(CancellationToken cancellation) => leases.TryRunAsync(Name, Leases.OfJobs, () => PurgeAsync(cancellation), cancellation);

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        var until = time.GetUtcNow().AddDays(-options.Value.RetentionDays);
        foreach (var kind in kinds.All)
        {
            while (await trash.ListOlderAsync(kind.Kind, until, cancellation) is { Count: > 0 } old)
            {
                foreach (var trashed in old)
                {
                    await kinds.PurgeAsync(trashed, cancellation);
                }
            }
        }
    }
}
