using System.Collections.Concurrent;
using Hangfire;
using Portal.Shared.Jobs;

namespace Portal.Web.Jobs;

/// <summary>Starts jobs through Hangfire. A job that waits already is not queued again: it will see the newest work anyway.</summary>
internal sealed partial class JobQueue(IBackgroundJobClient client, ILogger<JobQueue> logger) : IJobQueue
{
    private readonly ConcurrentDictionary<string, bool> waiting = new();

    public void Enqueue(string jobName)
    {
        if (!waiting.TryAdd(jobName, true))
        {
            return;
        }

        try
        {
            client.Enqueue<JobRunner>(runner => runner.RunAsync(jobName, CancellationToken.None));
        }
        catch (BackgroundJobClientException e)
        {
            // The duty is in the store: the next sweep does it, and the call that brought it has succeeded.
            waiting.TryRemove(jobName, out _);
            NotQueued(logger, jobName, e);
        }
    }

    /// <summary>The job begins: what comes from now on needs another run.</summary>
    public void Started(string jobName) => waiting.TryRemove(jobName, out _);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobName} could not be enqueued; the next sweep retries it")]
    private static partial void NotQueued(ILogger logger, string jobName, Exception exception);
}
