using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>Takes a file to import. It is checked, and waits then on a page of its own for what the user decides.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class ImportModel(
    PendingImportStore imports, IValidator<ImportForm> rules, Idempotency idempotency, TimeProvider time) : PageModel
{
    // A file over its limit is refused in words; this leaves room for one that is to be measured, and for the form around it.
    private const int MostBytes = ImportedFile.MaxBytes * 2;

    public string? Problem { get; private set; }

    public IActionResult OnGet() => Page();

    /// <summary>Reads the chosen file and leads to what is in it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (FormKey.Read(Request) is not { } key)
        {
            return BadRequest();
        }

        if (rules.Validate(new ImportForm(file)).ProblemOf("file") is { } refusal)
        {
            return Refuse(refusal);
        }

        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes, cancellation);
        var (read, problem) = ImportedFile.Read(bytes.ToArray(), file.FileName);
        return read is null ? Refuse(problem!)
            : this.GoTo($"{Request.PathBase}/sessions/import/{await KeepAsync(read, key, cancellation)}");
    }

    private Task<string?> KeepAsync(ImportedFile file, string key, CancellationToken cancellation) => idempotency.CreateOnceAsync(
        User.Id(),
        "sessions/import",
        key,
        id => imports.AddAsync(PendingImport.Of(id, User.Id(), file, time.NowToMicrosecond()), file.Content.Text, cancellation),
        cancellation);

    private IActionResult Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Request.IsPartial() ? Partial("_ImportProblem", problem) : Page();
    }
}

/// <summary>What the form sends.</summary>
internal sealed record ImportForm(IFormFile? File);

internal sealed class ImportFormValidator : AbstractValidator<ImportForm>
{
    public ImportFormValidator() => RuleFor(form => form.File)
        .Cascade(CascadeMode.Stop)
        .Must(file => file is { Length: > 0 }).OverridePropertyName("file").WithMessage("Choose a file first.")
        .Must(file => file!.Length <= ImportedFile.MaxBytes).WithMessage(form =>
            $"The file is {SizeFormat.Of(form.File!.Length)}; an exported session is at most {SizeFormat.Of(ImportedFile.MaxBytes)}.");
}
