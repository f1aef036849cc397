using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Api;
using Portal.Shared.Modules;

namespace Portal.Web.Api;

/// <summary>The JSON API as a whole: every module's routes under both prefixes, behind one guard.</summary>
internal static class PortalApi
{
    /// <summary>Where the API is served; the public frontend calls the second through its own proxy, and the first behind ours.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["/api/persistence", "/persistence"];

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
