using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Sessions.Pages.Sessions;

/// <summary>What is known of a session: its owner sees it, for anyone else there is none.</summary>
internal sealed class DetailsModel(SessionStore store, VersionStore versions, IEnumerable<IModule> modules) : PageModel
{
    private const int VersionsShown = 30;

    public Session Session { get; private set; } = null!;

    /// <summary>Replaced versions, the newest first.</summary>
    public IReadOnlyList<SessionVersion> Versions { get; private set; } = [];

    public bool HasMoreVersions { get; private set; }

    public IReadOnlyList<PageSection> Sections { get; } = [.. modules.SelectMany(module => module.SessionSections).OrderBy(section => section.Order)];

    public async Task<IActionResult> OnGetAsync(string id, string? section, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(User.Id(), id, cancellation) is not { } session)
        {
            return NotFound();
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

    /// <summary>A version that was replaced, exactly as it was stored.</summary>
    public async Task<IActionResult> OnGetVersionAsync(string id, int version, CancellationToken cancellation) =>
        Ids.IsWellFormed(id) && await versions.FindAsync(User.Id(), id, version, cancellation) is { } found
            ? RawContent.Of(Response, found.ContentLiteral, $"session-{id}-version-{version}.json")
            : NotFound();

    /// <summary>The content alone, exactly as it is stored.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && await store.ReadAsync(User.Id(), id, _ => literal, cancellation) is not null
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"session-{id}.json")
            : NotFound();
    }
}
