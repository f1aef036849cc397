using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Portal.Shared.Jobs;

namespace Portal.Web.Jobs;

/// <summary>Background jobs: scheduled by Hangfire in memory; what is left to do is in the store.</summary>
internal static class PortalJobs
{
    public static IServiceCollection AddPortalJobs(this IServiceCollection services)
    {
        // Of this host alone: Hangfire's own defaults are process-wide, and the next host in a process replaces them.
        services.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage(
            new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(10) }));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobLogProvider(provider.GetRequiredService<ILoggerFactory>()))
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            // A job that waits for its lease keeps its worker.
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        services.AddSingleton<JobQueue>();
        services.AddSingleton<IJobQueue>(provider => provider.GetRequiredService<JobQueue>());
        services.AddTransient<JobRunner>();
        return services;
    }

    /// <summary>Maps the dashboard, schedules every module's jobs, and runs each once when the portal has started.</summary>
    public static void MapJobs(this WebApplication app)
    {
        app.MapJobDashboard();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var recurring = app.Services.GetRequiredService<IRecurringJobManager>();
            var queue = app.Services.GetRequiredService<IJobQueue>();
            foreach (var job in Modules.All.SelectMany(module => module.Jobs))
            {
                recurring.AddOrUpdate<JobRunner>(job.Name, runner => runner.RunAsync(job.Name, CancellationToken.None), job.Cron);
                queue.Enqueue(job.Name);
            }
        });
    }
}
