using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Portal.Web.Pages;

/// <summary>
/// Refuses what a page has no handler for: the framework would show the page without having run one, so without the checks that it makes.
/// Then reads the form, so that one that cannot be read is said to be that.
/// </summary>
internal sealed class PageRequests : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>After the filters that set a page's limits (900), before the antiforgery check reads the form (1000).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || http.IsErrorPage())
        {
            return;
        }

        var (method, name) = (http.Request.Method, http.Request.Query["handler"] is [{ Length: > 0 } asked, ..] ? asked : null);
        var isRead = method is "GET" or "HEAD";
        if (!page.HandlerMethods.Any(handler => Is(handler.Name, name) && Is(handler.HttpMethod, isRead ? "GET" : method)))
        {
            http.Response.Headers.Allow = string.Join(", ", MethodsOf(page.HandlerMethods, name));
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (!isRead && await Forms.RefuseAsync(http.Request) is { } status)
        {
            context.Result = new StatusCodeResult(status);
        }
    }

    /// <summary>What a handler of this name answers; without one of this name, what the page answers.</summary>
    private static IEnumerable<string> MethodsOf(IList<HandlerMethodDescriptor> handlers, string? name)
    {
        var named = handlers.Where(handler => Is(handler.Name, name)).ToList();
        return (named.Count > 0 ? named : handlers.Where(handler => handler.Name is null))
            .Select(handler => handler.HttpMethod.ToUpperInvariant()).Distinct()
            .SelectMany(method => method == "GET" ? [method, "HEAD"] : new[] { method });
    }

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
