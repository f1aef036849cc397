using Portal.Content;

namespace Portal.Snapshots;

/// <summary>A snapshot's metadata on the wire.</summary>
internal sealed record SnapshotMetadata(
    string Id, string OwnerId, string Title, string? Description, DateTimeOffset CreatedAt, string ContentHash)
{
    public static SnapshotMetadata Of(Snapshot snapshot) => new(
        snapshot.Id,
        snapshot.OwnerId,
        snapshot.Metadata.Title,
        snapshot.Metadata.Description,
        snapshot.Metadata.CreatedAt,
        snapshot.Metadata.ContentHash);
}

/// <summary>Shape of an answer with content, for the API's description; it is written by ContentAnswer<T>.</summary>
internal sealed record SnapshotAnswer(SnapshotMetadata Metadata, string Content);
