using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>What is known of a snapshot, for everyone with its id. Looking at it is no visit: its content is not given.</summary>
internal sealed class DetailsModel : PageModel
{
    public FoundSnapshot Found { get; private set; } = null!;

    public string OwnerName { get; private set; } = "";

    public bool IsOwn => Found.Snapshot?.OwnerId == User.Id();

    public async Task<IActionResult> OnGetAsync(
        string id, [FromServices] SnapshotStore store, [FromServices] UserDirectory users, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return NotFound();
        }

        Found = await store.FindAsync(id, User.Id(), cancellation);
        if (Found.Availability is Availability.Missing)
        {
            return NotFound();
        }

        var owner = Found.Snapshot?.OwnerId ?? Found.Tombstone!.OwnerId;
        OwnerName = (await users.NamesOfAsync([owner], cancellation))[owner];
        Response.StatusCode = Found.Availability switch
        {
            Availability.Deleted or Availability.Expired => 410,
            Availability.Paused => 403,
            _ => 200,
        };
        return Page();
    }

    /// <summary>The content alone, exactly as it is stored. A download is no visit.</summary>
    public async Task<IActionResult> OnGetContentAsync(string id, [FromServices] SnapshotStore store, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        return Ids.IsWellFormed(id) && (await store.ReadAsync(id, User.Id(), _ => literal, cancellation)).Availability is Availability.Live
            ? RawContent.Of(Response, literal.WrittenMemory.Span, $"snapshot-{id}.json")
            : NotFound();
    }
}
