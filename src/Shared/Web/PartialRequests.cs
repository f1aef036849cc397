using Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Web.Lists;

namespace Portal.Shared.Web;

/// <summary>One handler, two sizes of answer: what htmx asks for, and what it is told beside the answer.</summary>
public static class PartialRequests
{
    /// <summary>Whether htmx wants a part of the page. A page restored from history is a whole one.</summary>
    public static bool IsPartial(this HttpRequest request) =>
        request.IsHtmx() && !request.Headers.ContainsKey("HX-History-Restore-Request");

    /// <summary>The absolute address of a path of this portal, as it is copied and sent to others.</summary>
    public static string AbsoluteLink(this HttpRequest request, string path) =>
        (request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Url
            ?? $"{request.Scheme}://{request.Host}{request.PathBase}") + path;

    /// <summary>Tells every part of the page that shows such data to refresh itself.</summary>
    public static void Tell(this HttpResponse response, params IEnumerable<string> events) =>
        response.Htmx(htmx =>
        {
            foreach (var name in events)
            {
                htmx.WithTrigger(name, new { target = "body" });
            }
        });

    /// <summary>
    /// Leads from a form to the page that follows, so that no page is the answer of a POST: Back and reload would ask whether to send it
    /// again.
    /// </summary>
    public static StatusCodeResult GoTo(this PageModel page, string address)
    {
        if (page.Request.IsPartial())
        {
            page.Response.Htmx(htmx => htmx.Redirect(address));
            return new StatusCodeResult(StatusCodes.Status204NoContent);
        }

        page.Response.Headers.Location = address;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>
    /// Has the browser show the address of the list that it was given: a filter or an order is a step that Back undoes, more rows of the
    /// same list are none, and a list that refreshes itself is where it was.
    /// </summary>
    public static void ShowAddress(this HttpResponse response, ListAddress address)
    {
        var request = response.HttpContext.Request;
        if (LoadMore.IsAsked(request))
        {
            response.Htmx(htmx => htmx.ReplaceUrl(address.ToString()));
        }
        else if (!request.Headers["HX-Source"].ToString().EndsWith("#list", StringComparison.Ordinal))
        {
            response.Htmx(htmx => htmx.PushUrl(address.ToString()));
        }
    }
}
