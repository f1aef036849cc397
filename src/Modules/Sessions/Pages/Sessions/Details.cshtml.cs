using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is known of a session: its owner sees it, for anyone else there is none.</summary>
internal sealed class DetailsModel(
    SessionStore store, VersionStore versions, Idempotency idempotency, IEnumerable<IModule> modules, ITrash? trash = null) : PageModel
{
    private const int VersionsShown = 30;

    public Session Session { get; private set; } = null!;

    /// <summary>Replaced versions, the newest first.</summary>
    public IReadOnlyList<SessionVersion> Versions { get; private set; } = [];

    public bool HasMoreVersions { get; private set; }

    /// <summary>Under this name modules contribute sections; the route value <c>id</c> says which session.</summary>
    public const string Name = "session";

    public IReadOnlyList<PageSection> Sections { get; } = modules.ContributionsTo<PageSection>(Name);

    public async Task<IActionResult> OnGetAsync(string id, string? section, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return await this.GoneAsync(trash, id, cancellation);
        }

        Session = session;
        if (Request.IsPartial() && Sections.FirstOrDefault(known => known.Name == section) is { } one)
        {
            return Partial("_Section", one);
        }

        var page = await versions.ListAsync(session, VersionsShown, null, cancellation);
        (Versions, HasMoreVersions) = ([.. page.Items.Select(item => item.Document)], page.Continuation is not null);
        return Page();
    }

    /// <summary>The session as a file to keep or to import elsewhere.</summary>
    public async Task<IActionResult> OnGetExportAsync(string id, CancellationToken cancellation) =>
        await SessionExport.FileAsync(store, User.Id(), id, cancellation) is { } file ? file : NotFound();

    /// <summary>A version that was replaced, as a file of the same kind.</summary>
    public async Task<IActionResult> OnGetVersionAsync(string id, int version, CancellationToken cancellation) =>
        Ids.IsWellFormed(id) && await SessionExport.VersionAsync(versions, User.Id(), id, version, cancellation) is { } file
            ? file
            : NotFound();

    /// <summary>Makes a session of a version that was replaced, once for each key of the form, and opens it.</summary>
    public async Task<IActionResult> OnPostVersionAsync(string id, int version, CancellationToken cancellation)
    {
        if (FormKey.Read(Request) is not { } key)
        {
            return BadRequest();
        }

        if (!Ids.IsWellFormed(id))
        {
            return NotFound();
        }

        var savedFrom = SavedFrom.Of(Request.Headers.UserAgent);
        var made = await idempotency.CreateOnceAsync(
            User.Id(),
            $"sessions/{id}/versions/{version}/open",
            key,
            copy => store.AddVersionAsync(User.Id(), id, version, copy, savedFrom, cancellation),
            cancellation);
        return made is null
            ? new Toast($"Version {version} is not kept any more. Nothing was made.", IsError: true).AnswerOn(
                this,
                $"{Request.PathBase}/sessions/{id}")
            : this.GoTo($"{Request.PathBase}/session/{made}");
    }

    /// <summary>The content alone, exactly as it is stored.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && await store.ReadAsync(User.Id(), id, _ => literal, cancellation) is not null
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"session-{id}.json")
            : NotFound();
    }
}
