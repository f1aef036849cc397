using Microsoft.Extensions.Options;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Web;

namespace Portal.Trash;

/// <summary>What other modules may ask of the trash.</summary>
internal sealed class UserTrash(TrashStore trash, IOptions<TrashOptions> options, TimeProvider time) : ITrash
{
    public int RetentionDays => options.Value.RetentionDays;

    public async Task<Restorable?> FindAsync(string ownerId, string kind, string targetId, CancellationToken cancellation) =>
        Ids.IsWellFormed(targetId)
        && await trash.FindAsync(ownerId, kind, targetId, cancellation) is { } found
        && Of(found.Document) is var restorable
        && restorable.Until > time.GetUtcNow()
            ? restorable
            : null;

    public IAsyncEnumerable<Restorable> AllAsync(string ownerId, string kind, CancellationToken cancellation) =>
        trash.AllAsync(ownerId, kind, cancellation).Select(Of);

    public ToastForm Undo(string kind, IEnumerable<string> targetIds) =>
        new("Undo", "/trash?handler=Restore", "item", [.. targetIds.Select(id => new TrashItem(kind, id).ToString())]);

    private Restorable Of(TrashedDocument trashed) =>
        new(trashed.Kind, trashed.TargetId, trashed.Shown().Title, trashed.DeletedAt, trashed.DeletedAt.AddDays(RetentionDays));
}
