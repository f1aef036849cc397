using Portal.Documents;
using Portal.Shared.Jobs;

namespace Portal.Content;

/// <summary>
/// Has the titles and descriptions of documents that other programs wrote found in every spelling; each container's module names its own
/// job.
/// </summary>
public abstract class FoldTitles<T>(IDocumentContainer<T> container, Leases leases, string name) : IJob where T : class, IDocument
{
    /// <summary>Every ten minutes: another program may write at any time, and a run that finds nothing is one query.</summary>
    public const string Cron = "*/10 * * * *";

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) =>
        leases.TryRunAsync(name, Leases.OfJobs, () => container.RefoldAsync(cancellation), cancellation);
}
