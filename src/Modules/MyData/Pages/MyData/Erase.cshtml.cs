using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.MyData.Pages.MyData;

/// <summary>The question before everything of the user's is erased: it wants the user's name typed.</summary>
internal sealed class EraseModel(PersonalExport export, PersonalErasure erasure) : PageModel
{
    public IReadOnlyList<PersonalCount> Stored { get; private set; } = [];

    public string? Typed { get; private set; }

    public string? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Stored = await export.CountAsync(User.Id(), cancellation);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellation)
    {
        if (name?.Trim() != User.DisplayName())
        {
            Typed = name;
            Problem = "This is not your name. Nothing was erased.";
            Stored = await export.CountAsync(User.Id(), cancellation);
            Response.StatusCode = 422;
            return Request.IsPartial() ? Partial("_EraseForm", this) : Page();
        }

        var isDone = await erasure.EraseAsync(User.Id());
        await HttpContext.SignOutAsync();
        var toast = new Toast(isDone
            ? "Everything that was stored about you is erased. You are signed out."
            : "The database failed on the way. What is left is erased as soon as it serves again. You are signed out.");
        return toast.AnswerOn(this, $"{Request.PathBase}/sign-in");
    }
}
