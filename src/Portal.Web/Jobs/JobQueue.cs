using System.Collections.Concurrent;
using Hangfire;
using Portal.Shared.Jobs;

namespace Portal.Web.Jobs;

/// <summary>Starts jobs through Hangfire. A job that waits already is not queued again: it will see the newest work anyway.</summary>
internal sealed class JobQueue(IBackgroundJobClient client) : IJobQueue
{
    private readonly ConcurrentDictionary<string, bool> waiting = new();

    public void Enqueue(string jobName)
    {
        if (waiting.TryAdd(jobName, true))
        {
            client.Enqueue<JobRunner>(runner => runner.RunAsync(jobName, CancellationToken.None));
        }
    }

    /// <summary>The job begins: what comes from now on needs another run.</summary>
    public void Started(string jobName) => waiting.TryRemove(jobName, out _);
}
