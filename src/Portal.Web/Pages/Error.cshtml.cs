using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Documents;

namespace Portal.Web.Pages;

/// <summary>What happened, that nothing was lost, and what to do.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    public int Status { get; private set; } = 404;

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Reference => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet(int? status) => Show(status);

    public IActionResult OnPost(int? status) => Show(status);

    private PageResult Show(int? status)
    {
        var store = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as StoreException;
        Status = store is not null ? 503 : status is >= 400 and <= 599 ? status.Value : 404;
        Response.StatusCode = Status;
        (Heading, Text) = store is not null
            ? ("The database cannot serve", StoreWords.Of(store.Failure))
            : Status switch
            {
                400 => ("The request was not understood", "Nothing was changed. Go back, load the page again and repeat what you did."),
                403 => ("This is not for you to see", "You are signed in, but this page is for administrators only. Nothing was changed."),
                404 => ("There is nothing here", "It does not exist, or it belongs to somebody else. Check the link, or ask whoever sent it."),
                405 => ("This cannot be done here", "Nothing was changed."),
                429 => ("Too many requests", "Nothing was changed. Wait a moment and try again."),
                >= 500 => ("Something went wrong", "It is not your fault, and nothing that was saved is lost. Try again in a moment."),
                _ => ("The request was refused", "Nothing was changed."),
            };
        return Page();
    }
}
