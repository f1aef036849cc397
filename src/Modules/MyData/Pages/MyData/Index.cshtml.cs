using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.MyData.Pages.MyData;

/// <summary>What is stored about the user, and the way to take it along.</summary>
internal sealed class IndexModel(PersonalExport export) : PageModel
{
    public IReadOnlyList<PersonalCount> Stored { get; private set; } = [];

    public static string InWords(int count) => count == 0 ? "none" : count.ToString("N0", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellation) => Stored = await export.CountAsync(User.Id(), cancellation);

    public PushedFileResult OnGetExport(CancellationToken cancellation) =>
        new(PersonalExport.ContentType, PersonalExport.FileName, output => export.WriteAsync(User.Id(), output, cancellation));
}
