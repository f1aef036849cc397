using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Portal.Documents;
using Portal.Shared.Web;
using Portal.Web.Pages;

namespace Portal.Web;

/// <summary>
/// Knows what an address of a page is. Links lose their form on the way: another case, a slash or a full stop at the end, letters that a
/// mail program encoded. Each is led to the plain address, which is built from the page's route and path base, never from what was sent.
/// </summary>
internal sealed class PlainAddresses(RequestDelegate next, EndpointDataSource endpoints, IConfiguration configuration)
{
    private readonly PathString pathBase = new(configuration["PathBase"]?.TrimEnd('/') is { Length: > 0 } set ? set : null);

    // Pages are mapped after this is made.
    private readonly Lazy<IReadOnlyList<RoutePattern>> pages = new(() => [.. endpoints.Endpoints
        .Where(IsPage).Select(page => ((RouteEndpoint)page).RoutePattern).OrderBy(pattern => pattern.InboundPrecedence)]);

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var mayBePage = endpoint is null ? !ApiPaths.IsApi(context.Request.Path) : IsPage(endpoint);
        if (!mayBePage || context.Request.Method is not ("GET" or "HEAD") || context.IsErrorPage())
        {
            return next(context);
        }

        var plain = endpoint is RouteEndpoint page ? Build(page.RoutePattern, context.Request.RouteValues) : null;
        if ((plain ?? Search(context.Request.Path)) is not { } path)
        {
            return next(context);
        }

        var target = (context.Request.PathBase.HasValue && pathBase.HasValue ? pathBase : context.Request.PathBase) + path;
        if (target == SentPath(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = target + context.Request.QueryString.Value;
        return Task.CompletedTask;
    }

    private static bool IsPage(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>The page that is meant when what stands at the end of the path is left out; null for none.</summary>
    private string? Search(PathString path)
    {
        var trimmed = Ids.WithoutTail(Uri.UnescapeDataString(path.Value ?? ""));
        return trimmed.Length == 0 ? null : pages.Value.Select(page => Match(page, trimmed)).FirstOrDefault(plain => plain is not null);
    }

    private static string? Match(RoutePattern page, string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(page), []).TryMatch(path, values) ? Build(page, values) : null;
    }

    /// <summary>The path of a page below the path base; null where a value cannot be what the page takes.</summary>
    private static string? Build(RoutePattern page, RouteValueDictionary values)
    {
        var path = new StringBuilder();
        foreach (var segment in page.PathSegments)
        {
            if (segment.Parts is [RoutePatternLiteralPart literal])
            {
                path.Append('/').Append(literal.Content);
            }
            else if (segment.Parts is [RoutePatternParameterPart parameter]
                && values.TryGetValue(parameter.Name, out var value)
                && value is not null)
            {
                if (PlainValue(parameter.Name, value.ToString() ?? "") is not { } plain)
                {
                    return null;
                }

                path.Append('/').Append(plain);
            }
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    private static string? PlainValue(string name, string value)
    {
        var plain = Ids.WithoutTail(Uri.UnescapeDataString(value));
        return name == "id" ? (Ids.IsWellFormed(plain) ? plain : null) : Ids.HasOnlyLetters(plain) ? plain : null;
    }

    /// <summary>The path as it stood in the request, before anything was decoded.</summary>
    private static string SentPath(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?')[0];
        return path.StartsWith('/') ? path : context.Request.PathBase + context.Request.Path;
    }
}

/// <summary>Puts <see cref="PlainAddresses"/> into the pipeline.</summary>
internal static class PlainAddressesSetup
{
    /// <summary>Goes after routing.</summary>
    public static IApplicationBuilder UsePlainAddresses(this WebApplication app) =>
        app.UseMiddleware<PlainAddresses>(app.Services.GetRequiredService<EndpointDataSource>());
}
