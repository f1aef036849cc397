using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Text;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>Imports an exported session: the file is checked and shown first, and then saved as a new session.</summary>
[RequestSizeLimit(SessionFile.MaxBytes * 2)]
[RequestFormLimits(ValueLengthLimit = SessionFile.MaxBytes * 2, MultipartBodyLengthLimit = SessionFile.MaxBytes * 2)]
internal sealed class ImportModel(SessionStore store, Idempotency idempotency, TimeProvider time) : PageModel
{
    /// <summary>What was read; null as long as there is nothing to show.</summary>
    public SessionFile? Package { get; private set; }

    /// <summary>The content of <see cref="Package"/>, with its outline and size.</summary>
    public ContentText? Workbench { get; private set; }

    /// <summary>The file's bytes packed for the way to the preview and back: nothing is kept on the server in between.</summary>
    public string Packed { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? Problem { get; private set; }

    public string? TitleProblem { get; private set; }

    public IActionResult OnGet() => Page();

    /// <summary>Reads the chosen file and shows what is in it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return Refuse("Choose a file first.");
        }

        if (file.Length > SessionFile.MaxBytes)
        {
            return Refuse($"The file is {SizeWords.Of(file.Length)}; an exported session is at most {SizeWords.Of(SessionFile.MaxBytes)}.");
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        if (!TryRead(bytes.ToArray()))
        {
            return Refuse(Problem!);
        }

        Title = Package!.Title!;
        return Page();
    }

    /// <summary>Saves what was shown, under the title that the user left or wrote.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string? packed, string? title, CancellationToken cancellation)
    {
        if (FormKey.Read(Request) is not { } key)
        {
            return BadRequest();
        }

        if (Unpack(packed) is not { } bytes || !TryRead(bytes))
        {
            return Refuse("The preview was changed on its way. Choose the file again.");
        }

        Title = PortalText.Normalize(title ?? "");
        TitleProblem = PortalText.WhyNotTitle(Title, Limits.MaxTitleLength);
        if (TitleProblem is not null)
        {
            Response.StatusCode = 422;
            return Page();
        }

        var savedFrom = SavedFrom.Of(Request.Headers.UserAgent);
        Session Make(string id) => Session.Create(id, User.Id(), Title, Package!.Description, Workbench!, savedFrom, time.NowToMicrosecond());
        var made = await idempotency.CreateOnceAsync(
            User.Id(), "sessions/import", key, id => store.AddAsync(Make(id), Workbench!, cancellation), cancellation);
        return new Toast($"“{Title}” was imported.").Answer(this, $"{Request.PathBase}/session/{made}", PartialRequests.SessionsChanged);
    }

    private bool TryRead(byte[] bytes)
    {
        (Package, Problem) = SessionFile.Read(bytes);
        if (Package is null)
        {
            return false;
        }

        Workbench = ContentText.OfWorkbench(Encoding.UTF8.GetBytes(Package.Content!));
        Packed = Pack(bytes);
        return true;
    }

    private PageResult Refuse(string problem)
    {
        (Package, Problem) = (null, problem);
        Response.StatusCode = 422;
        return Page();
    }

    private static string Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static byte[]? Unpack(string? packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed ?? "")), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = gzip.Read(buffer)) > 0 && bytes.Length <= SessionFile.MaxBytes;)
            {
                bytes.Write(buffer, 0, read);
            }

            return bytes.Length is > 0 and <= SessionFile.MaxBytes ? bytes.ToArray() : null;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
