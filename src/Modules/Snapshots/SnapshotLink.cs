using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Snapshots;

/// <summary>What the owner says of a snapshot's link. A snapshot without one has a link that is simply live.</summary>
internal sealed record SnapshotLink : IDamageable<SnapshotLink>
{
    /// <summary>Id of the snapshot.</summary>
    public required string Id { get; init; }

    /// <summary>When the link stops working, UTC; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the owner has paused it for others.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether it must not be deleted and does not expire.</summary>
    public bool IsKept { get; init; }

    /// <summary>The owner's session that the snapshot was made from, where that is known.</summary>
    public string? SourceSessionId { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <summary>What cannot be read may have closed the link: others wait until an administrator has looked at it.</summary>
    public SnapshotLink AsDamaged() => this with { IsDamaged = true, IsPaused = true };

    public static DocumentDeclaration<SnapshotLink> Declaration { get; } =
        new DocumentDeclaration<SnapshotLink>("snapshot_links").PartitionKey(link => link.Id);
}

/// <summary>Whether a snapshot can be opened.</summary>
internal enum Availability
{
    Live,
    Missing,
    Deleted,
    Expired,
    Paused,
}

/// <summary>The one function that says whether a snapshot can be opened; every read asks it.</summary>
internal static class SnapshotAvailability
{
    /// <param name="ownerId">Whose snapshot it is; null where there is none.</param>
    /// <param name="link">What the owner says of the link.</param>
    /// <param name="tombstone">What remains of a deleted snapshot.</param>
    /// <param name="visitorId">Who asks.</param>
    /// <param name="now">When.</param>
    public static Availability Of(string? ownerId, SnapshotLink? link, Tombstone? tombstone, string visitorId, DateTimeOffset now)
    {
        // A tombstone beside a snapshot is a delete under way: not yet done, so not yet said.
        if (ownerId is null)
        {
            return tombstone is null ? Availability.Missing : Availability.Deleted;
        }

        if (link is { IsKept: false, ExpiresAt: { } end } && end <= now)
        {
            return Availability.Expired;
        }

        return link is { IsPaused: true } && ownerId != visitorId ? Availability.Paused : Availability.Live;
    }
}
