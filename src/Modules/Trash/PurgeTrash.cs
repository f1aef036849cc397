using Microsoft.Extensions.Options;
using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Trash;

/// <summary>
/// Deletes for good what has lain in the trash for longer than <see cref="TrashOptions.RetentionDays"/>; what cannot be deleted holds up
/// nothing else.
/// </summary>
internal sealed class PurgeTrash(TrashStore trash, TrashKinds kinds, Leases leases, IOptions<TrashOptions> options, TimeProvider time)
    : IJob
{
    public const string Name = "trash-purge";

    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(Name, Leases.OfJobs, () => PurgeAsync(cancellation), cancellation);

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        var until = time.GetUtcNow().AddDays(-options.Value.RetentionDays);
        var failures = new List<Exception>();
        var purged = 0;
        foreach (var kind in kinds.All)
        {
            await foreach (var trashed in trash.OlderAsync(kind.Kind, until, cancellation))
            {
                try
                {
                    purged += await kinds.PurgeAsync(trashed, cancellation) ? 1 : 0;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(e);
                }
            }
        }

        if (purged > 0)
        {
            await kinds.ForgetAsync();
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} documents in the trash could not be deleted for good.", failures);
        }
    }
}
