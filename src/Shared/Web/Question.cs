using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Shared.Web;

/// <summary>What is asked before something that cannot be undone with a press: a dialog for htmx, else a page of its own.</summary>
/// <param name="Heading">The question, with the count: "Delete 3 sessions?".</param>
/// <param name="Text">The effect.</param>
/// <param name="Verb">What the button says; never "OK".</param>
/// <param name="Action">Local address that the answer is posted to, with <c>confirmed=true</c>.</param>
/// <param name="Fields">What else is posted.</param>
/// <param name="CancelUrl">Local address to go back to without script.</param>
public sealed record Question(
    string Heading, string Text, string Verb, string Action, IReadOnlyList<(string Name, string Value)> Fields, string CancelUrl)
{
    /// <summary>Asks it.</summary>
    public PartialViewResult Ask(PageModel page)
    {
        page.ViewData["Title"] = Heading;
        return new PartialViewResult
        {
            ViewName = page.Request.IsPartial() ? "_QuestionDialog" : "_QuestionPage",
            ViewData = new ViewDataDictionary<Question>(page.ViewData, this),
        };
    }
}
