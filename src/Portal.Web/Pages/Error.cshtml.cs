using System.Diagnostics;
using Htmx;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;
using Portal.Web.Api;

namespace Portal.Web.Pages;

/// <summary>What happened, that nothing was lost, and two ways on. Answers every method: it stands in for whatever was asked.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    private const string RetryAfterSeconds = "5";

    public int Status { get; private set; } = 404;

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Reference => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public string Icon => Status switch
    {
        401 or 403 => "lock",
        404 => "file-question-mark",
        429 or 503 => "hourglass",
        _ => "triangle-alert",
    };

    /// <summary>
    /// Beside Start: the same address again, or as someone else. Only for an address that was asked for and not written to.
    /// </summary>
    public (string Text, string Url)? OtherWay => (Status, Asked) switch
    {
        (_, null) => null,
        ( >= 500 or 429, { } asked) => ("Try again", asked),
        (403 or 404, { } asked) when User.Identity is { IsAuthenticated: true } =>
            ("Sign in as someone else", $"{Request.PathBase}/sign-in?returnUrl={Uri.EscapeDataString(asked)}&else=true"),
        _ => null,
    };

    private string? Asked =>
        !HttpMethods.IsGet(Request.Method) ? null
        : HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } status
            ? $"{status.OriginalPathBase}{status.OriginalPath}{status.OriginalQueryString}"
        : HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? $"{Request.PathBase}{failed.Path}{Request.QueryString}"
        : null;

    /// <summary>The address itself, asked for by hand. In the place of another answer no handler is needed.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Without it the framework would answer 200 in the place of the error.</summary>
    public IActionResult OnOptions() => Page();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var store = failure as StoreException;
        var asked = RouteData.Values["status"] is string text && int.TryParse(text, out var number) ? number : 404;
        // Asked for by hand, nothing failed: there is no such page.
        var isKnown = asked is >= 400 and <= 499 || (asked is >= 500 and <= 599 && HttpContext.IsErrorPage());
        Status = failure is not null ? ErrorPages.StatusOf(failure) : isKnown ? asked : 404;
        Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        (Heading, Text) = store is not null ? ("The database is not available", StoreMessages.Of(store.Failure)) : WordsOf(Status);
        if (Request.IsPartial())
        {
            context.Result = AnswerPartial();
        }
    }

    /// <summary>For htmx: the page stays as it is, and a toast says what happened.</summary>
    private PartialViewResult AnswerPartial()
    {
        Response.Htmx(htmx => htmx.Retarget("#toasts").Reswap(HtmxSwap.BeforeEnd));
        var back = Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var shown) ? shown.PathAndQuery : "/";
        return Partial(
            "_Toast",
            Status == 401
                ? new Toast(
                    "Your sign-in has expired. Nothing was changed.",
                    IsError: true,
                    Link: $"{Request.PathBase}/sign-in?returnUrl={Uri.EscapeDataString(back)}",
                    LinkText: "Sign in")
                : new Toast($"{Heading}. {Text}", IsError: true));
    }

    private (string Heading, string Text) WordsOf(int status) => status switch
    {
        400 => ("The request was not understood", "Nothing was changed. Go back, load the page again and repeat what you did."),
        403 when User.Identity is { IsAuthenticated: true } && HttpMethods.IsGet(Request.Method) =>
            ("This is not for you to see", "You are signed in, but this page is for administrators only. Nothing was changed."),
        403 => ("The request was refused", "It came from another site. Nothing was changed."),
        404 => ("Page not found", "The link may be wrong, or the session belongs to someone else."),
        405 => ("This cannot be done here", "Nothing was changed."),
        408 => ("This took too long", "Nothing was saved. Try again, on a faster connection if there is one."),
        410 => ("This is gone", "It was here once and has been deleted. Ask the person who sent you the link."),
        413 => ("This is too large", "Nothing was changed."),
        429 => ("Too many requests", "Nothing was changed. Wait a moment and try again."),
        503 => ("The portal is not available right now", "Nothing that was saved is lost. Try again in a moment."),
        >= 500 => ("Something went wrong", "It is not your fault, and nothing that was saved is lost. Try again in a moment."),
        _ => ("The request was refused", "Nothing was changed."),
    };
}
