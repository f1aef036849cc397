using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Web.Jobs;

namespace Portal.EndToEnd.Browser;

public sealed class AdministrationTests(Chromium chromium, OwnPortal portal) : BrowserTests(chromium)
{
    private const string Sweep = "sessions-finish-deletes";

    [Theory]
    [Trait("Scenario", "S117")]
    [InlineData("/admin")]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    public async Task Administration_is_refused_to_users_and_leads_strangers_to_sign_in(string path)
    {
        var ann = await VisitAsync(portal.Server, portal.Ann);
        await ann.GoAsync(path, 403);
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "This is not for you to see" })).ToBeVisibleAsync();
        var navigation = ann.Page.GetByRole(AriaRole.Navigation, new() { Name = "Portal" });
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Start" })).ToBeVisibleAsync();
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Admin" })).ToHaveCountAsync(0);

        var stranger = await VisitAsync(portal.Server);
        await stranger.GoAsync(path);
        await stranger.IsAtAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
    }

    [Fact]
    [Trait("Scenario", "S118")]
    public async Task An_administrator_sees_jobs_by_readable_names_and_triggers_one()
    {
        var server = await StartPortalAsync();
        using var client = await server.SignInAsync("ada");
        var ada = await VisitAsync(server, client);
        await ada.GoAsync("/");
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Admin" }).ClickAsync();
        await ada.IsAtAsync("/admin");
        // Its charts are drawn when the first figures arrive; what the policy refuses would be heard by then.
        await ada.Page.RunAndWaitForResponseAsync(
            () => ada.Page.GetByRole(AriaRole.Link, new() { Name = "Job dashboard" }).ClickAsync(), "**/hangfire/stats");
        await Expect(ada.Page).ToHaveTitleAsync("Overview – Webviz Portal jobs");
        await ada.GoAsync("/hangfire/recurring");
        var row = ada.Page.Locator(".js-jobs-list-row", new() { HasText = Sweep });
        await Expect(row).ToBeVisibleAsync();
        await Expect(ada.Page.Locator(".js-jobs-list-row", new() { HasText = "access-logs-fold-visits" })).ToBeVisibleAsync();

        var before = Succeeded(server);
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        // The dashboard loads the page anew when the job was taken.
        var loaded = new TaskCompletionSource();
        ada.Page.Load += (_, _) => loaded.TrySetResult();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Eventually.HoldsAsync(() => Task.FromResult(Succeeded(server) > before));
        await ada.GoAsync("/hangfire/jobs/succeeded");
        await Expect(ada.Page.Locator(".js-jobs-list-row", new() { HasText = Sweep }).First).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S118")]
    public async Task An_administrator_runs_a_failed_job_again()
    {
        var server = await StartPortalAsync();
        using var client = await server.SignInAsync("ada");
        var job = FailForGood(server);
        var ada = await VisitAsync(server, client);
        await ada.GoAsync("/hangfire/jobs/failed");
        var row = ada.Page.Locator(".js-jobs-list-row", new() { HasText = Sweep });
        await Expect(row).ToBeVisibleAsync();
        await Expect(ada.Page.GetByText("The store was away.").First).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Requeue jobs" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Eventually.ReadsAsync(
            () => Task.FromResult(StatesOf(server, job)), states => states.Contains(SucceededState.StateName, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Scenario", "S118")]
    public async Task The_api_page_is_readable()
    {
        var visitor = await VisitAsync(portal.Server);
        await visitor.GoAsync("/openapi");
        await Expect(visitor.Page.GetByText("GET /api/persistence/sessions", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "OpenAPI 3.1 as JSON" }).ClickAsync();
        await visitor.IsAtAsync("/openapi/v1.json");
    }

    /// <summary>Puts a job there that has used up its own tries.</summary>
    private static string FailForGood(PortalServer server)
    {
        var jobs = server.Services.GetRequiredService<IBackgroundJobClient>();
        var id = jobs.Create<JobRunner>(runner => runner.RunAsync(Sweep, CancellationToken.None), new ScheduledState(TimeSpan.FromDays(1)));
        using (var connection = server.Services.GetRequiredService<JobStorage>().GetConnection())
        {
            connection.SetJobParameter(id, "RetryCount", "3");
        }

        Assert.True(jobs.ChangeState(id, new FailedState(new InvalidOperationException("The store was away."))));
        return id;
    }

    private static string StatesOf(PortalServer server, string job) => string.Join(
        ", ", server.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(job).History.Select(state => state.StateName));

    private static long Succeeded(PortalServer server) =>
        server.Services.GetRequiredService<JobStorage>().GetMonitoringApi().GetStatistics().Succeeded;
}
