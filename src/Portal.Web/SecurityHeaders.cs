using System.Globalization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Primitives;
using Portal.Shared.Web;

namespace Portal.Web;

/// <summary>Headers of every answer: nothing inline, nothing foreign, no frame; and nothing kept anywhere but static assets.</summary>
internal static class SecurityHeaders
{
    private const string Common = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private const string PartOrPage = "HX-Request";

    private static readonly StringValues Policy = new($"default-src 'self'; {Common}");
    private static readonly StringValues NoSniff = new("nosniff");
    private static readonly StringValues SameOrigin = new("same-origin");
    private static readonly StringValues OneYear = new("max-age=31536000");
    private static readonly StringValues NotKept = new("no-store, private");

    // The dashboard's page adds one style element and has data: images; both are allowed there and nowhere else.
    private static readonly StringValues DashboardPolicy = new(
        $"default-src 'self'; style-src 'self' '{Jobs.JobDashboard.InlineStyleHash}'; img-src 'self' data:; {Common}");

    /// <summary>Comes after the error pages: these empty the answer and run what follows them again.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(Jobs.JobDashboard.Path) ? DashboardPolicy : Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = SameOrigin;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        // At the last moment: sign-in, antiforgery and the dashboard have words of their own for caches.
        context.Response.OnStarting(static state => SayWhatMayBeKept((HttpContext)state), context);
        return next(context);
    });

    /// <summary>The framework answers HEAD for an asset without the length that GET has.</summary>
    private static void SayLength(HttpContext context, StaticAssetDescriptor asset)
    {
        if (HttpMethods.IsHead(context.Request.Method)
            && context.Response is { StatusCode: StatusCodes.Status200OK, ContentLength: null }
            && long.TryParse(
                asset.ResponseHeaders.FirstOrDefault(header => header.Name == "Content-Length")?.Value,
                CultureInfo.InvariantCulture,
                out var length))
        {
            context.Response.ContentLength = length;
        }
    }

    private static Task SayWhatMayBeKept(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset)
        {
            SayLength(context, asset);
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = NotKept;
        // Outside of the API the same address answers htmx with a part and a browser with a page.
        if (!ApiPaths.IsApi(context.Request.Path) && !headers.Vary.Contains(PartOrPage))
        {
            headers.Append("Vary", PartOrPage);
        }

        return Task.CompletedTask;
    }
}
