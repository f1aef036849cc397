using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Documents;

namespace Portal.Snapshots;

/// <summary>A frozen workbench without its content, as it lies in the container <c>snapshots</c>. It never changes.</summary>
internal sealed record Snapshot : IDamageable<Snapshot>
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required SnapshotDetails Metadata { get; init; }

    /// <summary>What the portal adds; absent on snapshots that another program wrote.</summary>
    public SnapshotPortalFields? Portal { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    public static DocumentDeclaration<Snapshot> Declaration { get; } = new DocumentDeclaration<Snapshot>("snapshots")
        .PartitionKey(snapshot => snapshot.Id)
        .WithContent()
        .SortableIndex(snapshot => snapshot.Metadata.CreatedAt)
        .SortableIndex(snapshot => snapshot.Metadata.Title)
        .CaseInsensitiveIndex(snapshot => snapshot.Metadata.TitleLower, snapshot => snapshot.Metadata.Title, sorted: true)
        .CaseInsensitiveIndex(snapshot => snapshot.Metadata.DescriptionLower, snapshot => snapshot.Metadata.Description)
        .CrossPartitionIndex(snapshot => snapshot.OwnerId);

    public Snapshot AsDamaged() => this with { IsDamaged = true };

    public static Snapshot Create(
        string id,
        string ownerId,
        string title,
        string? description,
        WorkbenchContent content,
        string? sourceSessionId,
        DateTimeOffset now) =>
        new()
        {
            Id = id,
            OwnerId = ownerId,
            Metadata = new SnapshotDetails { Title = title, Description = description, CreatedAt = now, ContentHash = content.Text.Hash },
            Portal = new SnapshotPortalFields(content.Text.SizeBytes, content.Outline, sourceSessionId),
        };

    /// <summary>What other modules learn of it.</summary>
    public SnapshotSummary ToSummary() =>
        new(Id, OwnerId, Metadata.Title, Metadata.Description, Metadata.CreatedAt, Metadata.ContentHash, Portal?.Outline);
}

/// <summary>The part that lists show and filter by.</summary>
internal sealed record SnapshotDetails : ContentDetails
{
    /// <summary>As people are shown it: old documents may have a title of which nothing is seen.</summary>
    public SnapshotDetails Shown() => this with { Title = PortalText.Shown(Title, "Untitled snapshot") };
}

/// <summary>What is known of the content without reading it.</summary>
/// <param name="SizeBytes">Its size, bytes of UTF-8.</param>
/// <param name="Outline">The active dashboard's layout; null where the content is of an unknown shape.</param>
/// <param name="SourceSessionId">The owner's session that it was made from, where that is known.</param>
internal sealed record SnapshotPortalFields(int SizeBytes, Outline? Outline = null, string? SourceSessionId = null);
