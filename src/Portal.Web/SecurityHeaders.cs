using Microsoft.Extensions.Primitives;

namespace Portal.Web;

/// <summary>Headers of every answer: nothing inline, nothing foreign, no frame.</summary>
internal static class SecurityHeaders
{
    private const string Common = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly StringValues Policy = new($"default-src 'self'; {Common}");
    private static readonly StringValues NoSniff = new("nosniff");
    private static readonly StringValues SameOrigin = new("same-origin");
    private static readonly StringValues OneYear = new("max-age=31536000");

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

        return next(context);
    });
}
