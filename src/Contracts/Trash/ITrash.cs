using Portal.Shared.Web;

namespace Portal.Contracts.Trash;

/// <summary>The trash, where the product has one: a product without it has no such service, and what is deleted there is gone.</summary>
public interface ITrash
{
    /// <summary>How long what was deleted can come back, days.</summary>
    int RetentionDays { get; }

    /// <summary>Something in somebody's trash; null when it is not there, or its time is over.</summary>
    Task<Restorable?> FindAsync(string ownerId, string kind, string targetId, CancellationToken cancellation);

    /// <summary>Everything of a kind in somebody's trash, the last deletion first.</summary>
    IAsyncEnumerable<Restorable> AllAsync(string ownerId, string kind, CancellationToken cancellation);

    /// <summary>The button in a toast that brings back what was just deleted.</summary>
    ToastForm Undo(string kind, IEnumerable<string> targetIds);
}

/// <summary>A deleted document that can come back.</summary>
/// <param name="Kind"><c>session</c> or <c>snapshot</c>.</param>
/// <param name="TargetId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="DeletedAt">When it was deleted, UTC.</param>
/// <param name="Until">Until when it can come back, UTC.</param>
public sealed record Restorable(string Kind, string TargetId, string Title, DateTimeOffset DeletedAt, DateTimeOffset Until);
