namespace Portal.Shared.Jobs;

/// <summary>
/// A background job. It is idempotent and may be run twice, also by two instances at once; what it has to do is
/// always recorded in the store, never only in the job queue, which is lost at a restart.
/// </summary>
public interface IJob
{
    /// <summary>Does what is due. Throwing marks the run as failed; it is tried again.</summary>
    Task RunAsync(CancellationToken cancellation);
}
