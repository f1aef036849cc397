using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.EndToEnd.Startup;

/// <summary>Hangfire's log is one for the process: a host that has ended must not break another that still runs.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public async Task A_job_is_triggered_after_another_host_has_ended()
    {
        await using var server = await PortalServer.StartAsync();
        await using (await PortalServer.StartAsync())
        {
        }

        // As the dashboard does it: one manager for each command, which asks for its log when it is made.
        var jobs = new RecurringJobManager(server.Services.GetRequiredService<JobStorage>());
        Assert.NotNull(jobs.TriggerJob("sessions-finish-deletes"));
    }
}
