using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Modules;

namespace Portal.Shared.Api;

/// <summary>The JSON API as a whole: every module's routes under both prefixes, behind one guard.</summary>
public static class PortalApi
{
    /// <summary>Where the API is served; the public frontend calls the second through its own proxy, and the first behind ours.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["/api/persistence", "/persistence"];

    /// <summary>Registers what the API's plumbing needs.</summary>
    public static IServiceCollection AddPortalApi(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>()
            .BindConfiguration(LimitsOptions.Section)
            .Validate(limits => limits.ParallelLargeBodies is >= 1 and <= 256, "Limits:ParallelLargeBodies must be a number from 1 to 256.")
            .Validate(limits => limits.LargeBodiesPerUser is >= 1 and <= 256, "Limits:LargeBodiesPerUser must be a number from 1 to 256.")
            .ValidateOnStart();
        services.AddSingleton<LargeBodies>();
        services.AddSingleton<Idempotency>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        return services;
    }

    /// <summary>Whether a path is served by the API.</summary>
    public static bool Serves(PathString path) => path.StartsWithSegments(Prefixes[0]) || path.StartsWithSegments(Prefixes[1]);

    /// <summary>Guards the API's paths; goes between authentication and authorization.</summary>
    public static IApplicationBuilder UsePortalApiGuard(this IApplicationBuilder app) => app.UseWhen(
        context => Serves(context.Request.Path),
        guarded => guarded.UseMiddleware<ApiGuard>());

    /// <summary>Maps every module's routes under both prefixes, and builds them at once: what is missing is missed at start-up.</summary>
    public static void MapPortalApi(this IEndpointRouteBuilder app, IEnumerable<IModule> modules)
    {
        var known = modules.ToList();
        foreach (var prefix in Prefixes)
        {
            var group = app.MapGroup(prefix).RequireAuthorization().RefuseInvalidInput();
            known.ForEach(module => module.MapApi(group));
        }

        foreach (var source in app.DataSources)
        {
            _ = source.Endpoints.Count;
        }
    }
}
