using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Modules;
using Portal.Shared.Web;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>What is known of a snapshot.</summary>
internal sealed class DetailsModel(
    SnapshotStore store, UserDirectory users, IEnumerable<ISourceTitles> sources, IEnumerable<IModule> modules, ITrash? trash = null)
    : SnapshotPage(store, users, trash)
{
    private readonly SnapshotStore store = store;

    /// <summary>What it was made from; null where that is not known, and for everyone but the owner.</summary>
    public string? SourceId { get; private set; }

    /// <summary>The title of what it was made from; null when that is gone.</summary>
    public string? SourceTitle { get; private set; }

    /// <summary>
    /// Under this name modules contribute sections that the owner alone sees; the route value <c>id</c> says which snapshot.
    /// </summary>
    public const string Name = "snapshot";

    public IReadOnlyList<PageSection> Sections { get; } = modules.ContributionsTo<PageSection>(Name);

    /// <inheritdoc/>
    public override async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        var answer = await base.OnGetAsync(id, cancellation);
        if (answer is not PageResult || !IsOwn || Found.Snapshot is null)
        {
            return answer;
        }

        if (Request.IsPartial() && Sections.FirstOrDefault(known => known.Name == Request.Query["section"]) is { } one)
        {
            return Partial("_Section", one);
        }

        SourceId = Found.Link?.SourceSessionId;
        foreach (var source in SourceId is null ? [] : sources)
        {
            SourceTitle ??= await source.FindTitleAsync(User.Id(), SourceId!, cancellation);
        }

        return answer;
    }

    /// <summary>The content alone, exactly as it is stored. A download does not count as a visit.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && (await store.ReadAsync(id, User.Id(), _ => literal, cancellation)).Availability is Availability.Live
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"snapshot-{id}.json")
            : NotFound();
    }
}
