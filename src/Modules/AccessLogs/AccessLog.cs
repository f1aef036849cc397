using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Documents;

namespace Portal.AccessLogs;

/// <summary>One visitor's totals for one snapshot, as they lie in the container <c>snapshot_access_logs</c>.</summary>
internal sealed record AccessLog : IDamageable<AccessLog>
{
    /// <summary><c>{snapshot}__{visitor}</c>.</summary>
    public required string Id { get; init; }

    public required string VisitorId { get; init; }

    public required string SnapshotId { get; init; }

    public required string SnapshotOwnerId { get; init; }

    public required long Visits { get; init; }

    /// <summary>UTC; null on logs that another program wrote, repaired by the next visit.</summary>
    public DateTimeOffset? FirstVisitedAt { get; init; }

    public DateTimeOffset? LastVisitedAt { get; init; }

    public bool SnapshotDeleted { get; init; }

    public DateTimeOffset? SnapshotDeletedAt { get; init; }

    /// <summary>The snapshot's metadata as it was at the first visit: it stays when the snapshot goes.</summary>
    public required VisitedSnapshot SnapshotMetadata { get; init; }

    /// <summary>What the portal adds; absent on logs that another program wrote.</summary>
    public AccessLogPortalFields? Portal { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    public static DocumentDeclaration<AccessLog> Declaration { get; } = new DocumentDeclaration<AccessLog>("snapshot_access_logs")
        .PartitionKey(log => log.VisitorId)
        .SortableIndex(log => log.LastVisitedAt)
        .SortableIndex(log => log.Visits)
        .SortableIndex(log => log.SnapshotMetadata.CreatedAt)
        .SortableIndex(log => log.SnapshotMetadata.Title)
        .CaseInsensitiveIndex(log => log.SnapshotMetadata.TitleLower, log => log.SnapshotMetadata.Title, sorted: true)
        .CaseInsensitiveIndex(log => log.SnapshotMetadata.DescriptionLower, log => log.SnapshotMetadata.Description)
        .Index(log => log.SnapshotOwnerId)
        .Index(log => log.SnapshotDeleted)
        .CrossPartitionIndex(log => log.SnapshotId);

    public AccessLog AsDamaged() => this with { IsDamaged = true, SnapshotId = Id.Split("__")[0] };

    public static string IdOf(string snapshotId, string visitorId) => $"{snapshotId}__{visitorId}";
}

/// <summary>Where a log comes from.</summary>
/// <param name="Revision">Revision of the running total that it shows: an older one never overwrites it.</param>
/// <param name="Outline">The snapshot's picture; null for one of unknown shape.</param>
internal sealed record AccessLogPortalFields(long Revision, Outline? Outline = null);

/// <summary>A snapshot's metadata, copied into the log.</summary>
internal sealed record VisitedSnapshot : ContentDetails
{
    /// <summary>As people are shown it: old documents may have a title of which nothing is seen.</summary>
    public VisitedSnapshot Shown() => this with { Title = PortalText.Shown(Title, "Untitled snapshot") };

    public static VisitedSnapshot Of(SnapshotSummary snapshot) => new()
    {
        Title = snapshot.Title,
        Description = snapshot.Description,
        CreatedAt = snapshot.CreatedAt,
        ContentHash = snapshot.ContentHash,
    };
}
