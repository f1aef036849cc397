using Hangfire;
using Portal.Shared.Jobs;

namespace Portal.Web.Jobs;

/// <summary>Runs a module's job by its name, which is also what the dashboard shows.</summary>
public sealed class JobRunner(IServiceProvider services)
{
    private static readonly Dictionary<string, Type> Known =
        Modules.All.SelectMany(module => module.Jobs).ToDictionary(job => job.Name, job => job.Job);

    /// <summary>Runs the job. A failure is tried again a few times; after that the next sweep finds the same work in the store.</summary>
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120])]
    public Task RunAsync(string jobName, CancellationToken cancellation)
    {
        services.GetRequiredService<JobQueue>().Started(jobName);
        return ((IJob)services.GetRequiredService(Known[jobName])).RunAsync(cancellation);
    }
}
