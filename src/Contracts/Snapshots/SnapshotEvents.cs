using System.Text.Json;
using Portal.Content;

namespace Portal.Contracts.Snapshots;

/// <summary>What listeners learn of a snapshot: enough to log a visit, and to show it in a list, without asking for it.</summary>
public sealed record SnapshotSummary(
    string Id, string OwnerId, string Title, string? Description, DateTimeOffset CreatedAt, string ContentHash, Outline? Outline = null);

/// <summary>A snapshot's content was given to someone: one visit. Handled before the answer goes out.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="VisitorId">Who opened it; for a new snapshot its owner.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IdempotencyKey">A key under which a repeated request is the same visit; null where the client sent none.</param>
public sealed record SnapshotOpened(SnapshotSummary Snapshot, string VisitorId, DateTimeOffset At, string? IdempotencyKey);

/// <summary>A snapshot is about to be deleted; listeners may add what bringing it back will need.</summary>
public sealed record SnapshotDeleting(string Id, string OwnerId, IDictionary<string, JsonElement> Attachments);

/// <summary>A snapshot is gone. May be raised more than once; listeners record what they have to do before they return.</summary>
public sealed record SnapshotDeleted(string Id, string OwnerId, DateTimeOffset At);

/// <summary>A deleted snapshot is back. May be raised more than once; listeners record what they have to do before they return.</summary>
/// <param name="Id">The snapshot.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="Attachments">What listeners added when it was deleted.</param>
public sealed record SnapshotRestored(string Id, string OwnerId, IReadOnlyDictionary<string, JsonElement> Attachments);

/// <summary>What pages hear of snapshots.</summary>
public static class SnapshotEvents
{
    /// <summary>Name of the event in the browser that says that snapshots, or the visits to them, changed.</summary>
    public const string Changed = "snapshots-changed";
}
