using System.Reflection;
using System.Text.RegularExpressions;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Api;
using Portal.Web.Api;

namespace Portal.EndToEnd.Matrix;

/// <summary>What a running portal serves, asked from itself.</summary>
internal static partial class Routes
{
    public const string Dashboard = "/hangfire/{**path}";

    /// <summary>Every endpoint's route and every handler of every page, without static assets.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IServiceProvider services)
    {
        var routes = new HashSet<string>();
        var loader = services.GetRequiredService<PageLoader>();
        foreach (var endpoint in EndpointsOf(services).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            var route = RouteOf(endpoint);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                routes.Add(route);
                continue;
            }

            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            routes.UnionWith(
                compiled
                    .HandlerMethods.Where(handler => HttpMethods.IsGet(handler.HttpMethod) || HttpMethods.IsPost(handler.HttpMethod))
                    .Select(handler => handler.Name is null ? route : $"{route}?handler={handler.Name}"));
        }

        return [.. routes.Order(StringComparer.Ordinal)];
    }

    /// <summary>Addresses of static assets.</summary>
    public static IReadOnlyList<string> AssetsOf(IServiceProvider services) =>
        [
            .. EndpointsOf(services)
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                .Select(RouteOf)
                .Distinct()
                .Order(StringComparer.Ordinal),];

    /// <summary>Hangfire dispatches by patterns of its own behind one endpoint; each is given a path that it matches.</summary>
    public static IReadOnlyList<string> OfDashboard()
    {
        var patterns = typeof(Hangfire.Dashboard.RouteCollection)
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(field => field.GetValue(DashboardRoutes.Routes))
            .OfType<IEnumerable<Tuple<string, IDashboardDispatcher>>>()
            .Single();
        return
        [
            .. patterns
                .Select(known => "/hangfire" + Group().Replace(known.Item1, "1").TrimEnd('$').TrimStart('^'))
                .Append("/hangfire/nothing")
                .Distinct(),];
    }

    private static IEnumerable<RouteEndpoint> EndpointsOf(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string RouteOf(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return PortalApi.Prefixes.FirstOrDefault(prefix => route.StartsWith(prefix + "/", StringComparison.Ordinal)) is { } api
            ? "{api}" + route[api.Length..]
            : route;
    }

    [GeneratedRegex(@"\((\?<\w+>)?[^)]*\)|\[0-9\]\+")]
    private static partial Regex Group();
}
