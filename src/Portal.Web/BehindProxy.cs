using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Shared.Web;

namespace Portal.Web;

/// <summary>
/// Options <c>PathBase</c> (<c>/portal</c>) and <c>ForwardedHeaders:KnownProxies</c> (addresses): scheme, host, cookies, links and limits
/// obey them. Without a known proxy no forwarded header is believed.
/// </summary>
internal static class BehindProxy
{
    public static IServiceCollection AddBehindProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var hosts = new PublicAddress(configuration).Hosts;
        var proxies = configuration.GetSection("ForwardedHeaders:KnownProxies").Get<string[]>() ?? [];
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = ForwardedHeaders.None;
            options.AllowedHosts = [.. hosts];
            foreach (var proxy in proxies)
            {
                options.KnownProxies.Add(
                    IPAddress.TryParse(proxy, out var address)
                        ? address
                        : throw new InvalidOperationException($"ForwardedHeaders:KnownProxies must hold IP addresses; '{proxy}' is none."));
                options.ForwardedHeaders =
                    ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            }
        });
    }

    public static void UseBehindProxy(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Configuration["PathBase"] is { Length: > 0 } pathBase)
        {
            app.UsePathBase(pathBase);
        }
    }
}
