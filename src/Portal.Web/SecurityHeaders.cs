using System.Globalization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Primitives;
using Portal.Shared.Web;
using Portal.Web.Identity;

namespace Portal.Web;

/// <summary>Headers of every answer: nothing inline, nothing foreign, no frame; and nothing kept anywhere but static assets.</summary>
internal static class SecurityHeaders
{
    private const string PartOrPage = "HX-Request";

    private static readonly StringValues NoSniff = new("nosniff");
    private static readonly StringValues SameOrigin = new("same-origin");
    private static readonly StringValues OneYear = new("max-age=31536000");
    private static readonly StringValues NotKept = new("no-store, private");

    /// <summary>Comes after the error pages: these empty the answer and run what follows them again.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        // The form that signs out leads on to the provider, which browsers count as a target of the form.
        var formAction = string.Join(' ', app.ApplicationServices.GetRequiredService<ChosenMode>().SignOutOrigins.Prepend("'self'"));
        var common = $"object-src 'none'; base-uri 'none'; form-action {formAction}; frame-ancestors 'none'";
        var policy = new StringValues($"default-src 'self'; {common}");
        // The dashboard's page adds one style element and has data: images; both are allowed there and nowhere else.
        var dashboardPolicy = new StringValues(
            $"default-src 'self'; style-src 'self' '{Jobs.JobDashboard.InlineStyleHash}'; img-src 'self' data:; {common}");
        return app.Use((context, next) =>
        {
            var isDashboard = context.Request.Path.StartsWithSegments(Jobs.JobDashboard.Path);
            Say(context, isDashboard ? dashboardPolicy : policy);
            return next(context);
        });
    }

    private static void Say(HttpContext context, StringValues policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = SameOrigin;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        // At the last moment: sign-in, antiforgery and the dashboard have words of their own for caches.
        context.Response.OnStarting(static state => SayWhatMayBeKept((HttpContext)state), context);
    }

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
