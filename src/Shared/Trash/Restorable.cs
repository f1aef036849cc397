using Microsoft.Extensions.Options;
using Portal.Documents;

namespace Portal.Shared.Trash;

/// <summary>A deleted document that can come back.</summary>
/// <param name="Kind"><c>session</c> or <c>snapshot</c>.</param>
/// <param name="TargetId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="DeletedAt">When it was deleted, UTC.</param>
/// <param name="Until">Until when it can come back, UTC.</param>
public sealed record Restorable(string Kind, string TargetId, string Title, DateTimeOffset DeletedAt, DateTimeOffset Until)
{
    /// <summary>How pages name it in the trash.</summary>
    public string Item => TrashStore.ItemOf(Kind, TargetId);
}

/// <summary>Tells what can come back from the trash, and until when.</summary>
public sealed class RestorableDocuments(TrashStore trash, IOptions<TrashOptions> options, TimeProvider time)
{
    /// <summary>Something in somebody's trash; null when it is not there, or its time is over.</summary>
    public async Task<Restorable?> FindAsync(string ownerId, string kind, string targetId, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(targetId) || await trash.FindAsync(ownerId, kind, targetId, cancellation) is not { } found)
        {
            return null;
        }

        var (trashed, until) = (found.Document.Shown(), found.Document.DeletedAt.AddDays(options.Value.RetentionDays));
        return until > time.GetUtcNow() ? new Restorable(kind, targetId, trashed.Title, trashed.DeletedAt, until) : null;
    }
}
