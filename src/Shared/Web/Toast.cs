using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Shared.Web;

/// <summary>What just happened, in a line at the corner of the page.</summary>
/// <param name="Text">The line; a title in it is the user's own words.</param>
/// <param name="IsError">Whether something failed: then it stays until it is closed.</param>
/// <param name="Form">What can be done about it with one press.</param>
/// <param name="Link">Where one could go on, a local address.</param>
/// <param name="LinkText">What that link says.</param>
public sealed record Toast(string Text, bool IsError = false, ToastForm? Form = null, string? Link = null, string? LinkText = null)
{
    /// <summary>Name of the cookie in which a toast waits for the next page.</summary>
    public const string CookieName = "webviz-portal-toast";

    private const string Key = "toast";

    /// <summary>The toast that the page before left for this one; null for none.</summary>
    public static Toast? Take(HttpRequest request, ITempDataDictionary temporary) =>
        // Only looking would have the framework write its cookie on every page.
        request.Cookies.ContainsKey(CookieName) && temporary[Key] is string json ? JsonSerializer.Deserialize<Toast>(json) : null;

    /// <summary>Ends a write: with htmx the toast and the events, else the toast on the page that follows.</summary>
    /// <param name="page">The page that wrote.</param>
    /// <param name="returnTo">Local address of the page that follows without script.</param>
    /// <param name="changed">Events that tell what changed.</param>
    public IActionResult Answer(PageModel page, string returnTo, params string[] changed)
    {
        if (page.Request.IsPartial())
        {
            page.Response.Tell(changed);
            return page.Partial("_ToastAnswer", this);
        }

        page.TempData[Key] = JsonSerializer.Serialize(this);
        return new LocalRedirectResult(returnTo);
    }

    /// <summary>Ends a write of a form that is a page of its own: the toast is on the page that follows, with htmx, too.</summary>
    /// <param name="page">The page that wrote.</param>
    /// <param name="next">Local address of the page that follows.</param>
    /// <param name="changed">Events that tell what changed.</param>
    public IActionResult AnswerOn(PageModel page, string next, params string[] changed)
    {
        page.Response.Tell(changed);
        page.TempData[Key] = JsonSerializer.Serialize(this);
        return page.GoTo(next);
    }
}

/// <summary>A button in a toast that sends a form.</summary>
/// <param name="Text">What the button says.</param>
/// <param name="Path">Where it is sent, from the root of the application.</param>
/// <param name="Field">Name of the field.</param>
/// <param name="Values">Its values.</param>
public sealed record ToastForm(string Text, string Path, string Field, IReadOnlyList<string> Values);
