using Microsoft.AspNetCore.HostFiltering;
using Portal.Shared.Api;
using Portal.Shared.Web;
using Portal.Web.Api;
using Portal.Web.Pages;

namespace Portal.Web;

/// <summary>
/// What is refused before anything is looked up: methods that nothing serves, hosts that are not this portal's, and what other sites have a
/// browser send. Links from other sites always open.
/// </summary>
internal sealed class FrontDoor(RequestDelegate next, PublicAddress address)
{
    private const string Methods = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

    public Task InvokeAsync(HttpContext context) =>
        ProblemOf(context.Request) is not { } problem || context.IsErrorPage() ? next(context) : RefuseAsync(context, problem);

    private ApiProblem? ProblemOf(HttpRequest request) =>
        !IsServed(request.Method) ? ApiProblem.MethodNotAllowed()
        : !address.Answers(request.Host) ? ApiProblem.BadRequest("This portal does not answer to that host name.")
        : IsGuarded(request) && IsFromElsewhere(request) ? ApiProblem.Forbidden("Cross-site requests are refused.")
        : null;

    // PATCH goes on: routing says per address what is served there instead.
    private static bool IsServed(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS" or "PATCH";

    /// <summary>Every call of the API, and whatever could change something.</summary>
    private static bool IsGuarded(HttpRequest request) => request.Method is not ("GET" or "HEAD") || PortalApi.Serves(request.Path);

    /// <summary>
    /// The browser's own word decides where it gives one. Without any, it is a program, which has no cookies of a victim's.
    /// </summary>
    private bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
        {
            return site != "same-origin" && site != "none";
        }

        return request.Headers.Origin is { Count: > 0 } origin && !address.IsTrusted(origin, request);
    }

    private static Task RefuseAsync(HttpContext context, ApiProblem problem)
    {
        if (problem.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = Methods;
        }

        if (ApiPaths.IsApi(context.Request.Path))
        {
            return problem.ExecuteAsync(context);
        }

        // The page for the status follows.
        context.Response.StatusCode = problem.StatusCode;
        return Task.CompletedTask;
    }
}

/// <summary>Puts <see cref="FrontDoor"/> into the pipeline.</summary>
internal static class FrontDoors
{
    public static IServiceCollection AddFrontDoor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PublicAddress(configuration));
        // The framework's own filter comes before forwarded headers, and answers without the headers of every answer.
        return services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
    }

    public static IApplicationBuilder UseFrontDoor(this IApplicationBuilder app) => app.UseMiddleware<FrontDoor>();
}
