using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Portal.Shared.Identity;
using Portal.Web.Pages;

namespace Portal.Web.Jobs;

/// <summary>Hangfire's dashboard, for administrators only.</summary>
internal static class JobDashboard
{
    public const string Path = "/hangfire";

    /// <summary>SHA-256 of the one style element that the dashboard's chart script adds.</summary>
    public const string InlineStyleHash = "sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg=";

    public static void MapJobDashboard(this WebApplication app) => app
        .MapHangfireDashboard(Path, new DashboardOptions
        {
            DashboardTitle = "Webviz Portal jobs",
            AppPath = $"{app.Configuration["PathBase"]}/admin",
            DisplayStorageConnectionString = false,
            // The route's policy has decided already; Hangfire's own filter would only admit local requests.
            Authorization = [new AllowPolicyDecision()],
        })
        .RequireAuthorization(PortalUser.AdministratorPolicy)
        .Add(endpoint => endpoint.RequestDelegate = CheckForms(endpoint.RequestDelegate!));

    /// <summary>The dashboard would answer a form that cannot be read, or is not there, as an error of the server.</summary>
    private static RequestDelegate CheckForms(RequestDelegate dashboard) => async context =>
    {
        if (context.Request.Method is "GET" or "HEAD")
        {
            // Its commands read a form whatever the method is: they find an empty one.
            context.Request.Form = FormCollection.Empty;
            await dashboard(context);
        }
        else if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (await Forms.RefuseAsync(context.Request) is { } status)
        {
            context.Response.StatusCode = status;
        }
        else if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await dashboard(context);
        }
    };

    private sealed class AllowPolicyDecision : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => true;
    }
}
