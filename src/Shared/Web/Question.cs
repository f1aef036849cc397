using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Shared.Web;

/// <summary>What is asked before something that cannot be undone with a press: a dialog for htmx, else a page of its own.</summary>
/// <param name="Heading">The question, with the count: "Delete 3 files?".</param>
/// <param name="Text">The effect.</param>
/// <param name="Verb">What the button says; never "OK".</param>
/// <param name="Action">Local address with a handler, that the answer is posted to, with <c>confirmed=true</c>; a GET of it asks.</param>
/// <param name="Fields">What else is posted.</param>
/// <param name="CancelUrl">Local address to go back to without script.</param>
public sealed record Question(
    string Heading, string Text, string Verb, string Action, IReadOnlyList<(string Name, string Value)> Fields, string CancelUrl)
{
    /// <summary>Where it is asked without script: the same handler, for a GET.</summary>
    private string Address =>
        Action + string.Concat(Fields.Append((Name: "returnUrl", Value: CancelUrl)).Select(sent => $"&{sent.Name}={Escape(sent.Value)}"));

    /// <summary>Asks after a POST that is not confirmed: in a dialog, or on its page.</summary>
    public ActionResult Ask(PageModel page) => page.Request.IsPartial() ? View(page, "_QuestionDialog") : page.GoTo(Address);

    /// <summary>Its page.</summary>
    public PartialViewResult Page(PageModel page) => View(page, page.Request.IsPartial() ? "_QuestionDialog" : "_QuestionPage");

    private PartialViewResult View(PageModel page, string name)
    {
        page.ViewData["Title"] = Heading;
        return new PartialViewResult { ViewName = name, ViewData = new ViewDataDictionary<Question>(page.ViewData, this) };
    }

    // A colon is allowed in a query as it is.
    private static string Escape(string value) => Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal);
}
