using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>What is known of a snapshot.</summary>
internal sealed class DetailsModel(SnapshotStore store, UserDirectory users) : SnapshotPage(store, users)
{
    private readonly SnapshotStore store = store;

    /// <summary>The content alone, exactly as it is stored. A download is no visit.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && (await store.ReadAsync(id, User.Id(), _ => literal, cancellation)).Availability is Availability.Live
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"snapshot-{id}.json")
            : NotFound();
    }
}
