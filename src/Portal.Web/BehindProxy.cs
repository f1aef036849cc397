using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Portal.Shared.Web;
using Portal.Web.Identity;

namespace Portal.Web;

/// <summary>
/// Options <c>PathBase</c> (<c>/portal</c>), <c>ForwardedHeaders:KnownProxies</c> (addresses) and <c>ForwardedHeaders:KnownNetworks</c>
/// (<c>10.0.0.0/8</c>): scheme, host, cookies, links and limits obey them. Without a known proxy no forwarded header is believed.
/// </summary>
internal static class BehindProxy
{
    private const string Proxies = "ForwardedHeaders:KnownProxies";
    private const string Networks = "ForwardedHeaders:KnownNetworks";

    /// <summary>Whether any proxy is known.</summary>
    public static bool HasKnown(IConfiguration configuration) =>
        configuration.GetSection(Proxies).GetChildren().Concat(configuration.GetSection(Networks).GetChildren()).Any();

    /// <summary>
    /// Whether the request comes from a known proxy, whatever its forwarded headers say. Only where a proxy signs people in.
    /// </summary>
    public static bool IsFromKnownProxy(HttpContext context) => context.Features.Get<KnownProxy>() is not null;

    public static IServiceCollection AddBehindProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var hosts = new PublicAddress(configuration).Hosts;
        var proxies = configuration.GetSection(Proxies).Get<string[]>() ?? [];
        var networks = configuration.GetSection(Networks).Get<string[]>() ?? [];
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
                        : throw new InvalidOperationException($"{Proxies} must hold IP addresses; '{proxy}' is none."));
            }

            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(
                    System.Net.IPNetwork.TryParse(network, out var known)
                        ? known
                        : throw new InvalidOperationException($"{Networks} must hold networks such as 10.0.0.0/8; '{network}' is none."));
            }

            if (proxies.Length + networks.Length > 0)
            {
                options.ForwardedHeaders =
                    ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            }
        });
    }

    public static void UseBehindProxy(this WebApplication app)
    {
        // Before the forwarded address takes the place of the proxy's own. Nobody else asks for it.
        if (app.Services.GetRequiredService<ChosenMode>().Mode is AuthenticationMode.Proxy)
        {
            app.MarkKnownProxies();
        }

        app.UseForwardedHeaders();
        if (app.Configuration["PathBase"] is { Length: > 0 } pathBase)
        {
            app.UsePathBase(pathBase);
        }
    }

    private static void MarkKnownProxies(this WebApplication app)
    {
        var known = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        app.Use((context, next) =>
        {
            if (context.Connection.RemoteIpAddress is { } address && IsKnown(known, address))
            {
                context.Features.Set(KnownProxy.Instance);
            }

            return next(context);
        });
    }

    private static bool IsKnown(ForwardedHeadersOptions known, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return known.KnownProxies.Contains(plain) || known.KnownProxies.Contains(address)
            || known.KnownIPNetworks.Any(network => network.Contains(plain));
    }

    private sealed class KnownProxy
    {
        public static KnownProxy Instance { get; } = new();
    }
}
