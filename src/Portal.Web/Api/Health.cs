using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Web.Api;

/// <summary>
/// Health checks for operators, without sign-in: <c>/alive</c> says that the process answers, <c>/ready</c> that the store does, too (503
/// when not).
/// </summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<StoreHealth>("store");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.Map(
            "/alive",
            new() { Predicate = _ => false, ResponseWriter = (context, _) => TypedResults.Text("alive").ExecuteAsync(context) });
        app.Map("/ready", new() { ResponseWriter = AnswerAsync });
    }

    private static void Map(this IEndpointRouteBuilder app, string path, HealthCheckOptions options)
    {
        // The portal's own header says no-store, as on every answer.
        options.AllowCachingResponses = true;
        app.MapHealthChecks(path, options)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static Task AnswerAsync(HttpContext context, HealthReport report) =>
        report.Entries.Values.Select(entry => entry.Exception).OfType<StoreException>().FirstOrDefault() is { } e
            ? ApiProblem.Unavailable(StoreMessages.Of(e.Failure), e.RetryAfter).ExecuteAsync(context)
            : TypedResults.Text(report.Status is HealthStatus.Healthy ? "ready" : "not ready").ExecuteAsync(context);

    private sealed class StoreHealth(IDocumentStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await store.PingAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (StoreException e)
            {
                return HealthCheckResult.Unhealthy(e.Message, e);
            }
        }
    }
}
