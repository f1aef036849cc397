using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Snapshots.Pages.Snapshots;

/// <summary>
/// A page about one snapshot, for everyone with its id. Looking at it does not count as a visit: its content is not given.
/// </summary>
internal abstract class SnapshotPage(SnapshotStore store, UserDirectory users, ITrash? trash) : PageModel
{
    public FoundSnapshot Found { get; private set; } = null!;

    public string OwnerName { get; private set; } = "";

    /// <summary>What the tab and the heading say.</summary>
    public string Title => Found.Availability switch
    {
        Availability.Deleted => "This snapshot was deleted",
        Availability.Expired => "The link to this snapshot has expired",
        Availability.Paused => "The link to this snapshot is paused",
        _ => Found.Snapshot!.Metadata.Shown().Title,
    };

    public bool IsOwn => (Found.Snapshot?.OwnerId ?? Found.Tombstone?.OwnerId) == User.Id();

    /// <summary>Whether there is a trash from which deleted ones come back.</summary>
    public bool HasTrash => trash is not null;

    /// <summary>A deleted one as long as its owner can restore it.</summary>
    public Restorable? Restorable { get; private set; }

    public virtual async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
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
        Restorable = trash is not null && Found.Availability is Availability.Deleted
            ? await trash.FindAsync(owner, SnapshotStore.Kind, id, cancellation) : null;
        OwnerName = (await users.NamesOfAsync([owner], cancellation))[owner];
        Response.StatusCode = Found.Availability switch
        {
            Availability.Deleted or Availability.Expired => 410,
            Availability.Paused => 403,
            _ => 200,
        };
        return Page();
    }
}

/// <summary>A snapshot in the workbench, read-only; what a shared link leads to.</summary>
internal sealed class OpenModel(SnapshotStore store, UserDirectory users, ITrash? trash = null) : SnapshotPage(store, users, trash);
