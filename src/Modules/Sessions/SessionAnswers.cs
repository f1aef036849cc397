using Portal.Content;

namespace Portal.Sessions;

/// <summary>A session's metadata on the wire.</summary>
internal sealed record SessionMetadata(
    string Id,
    string OwnerId,
    string Title,
    string? Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version,
    string ContentHash)
{
    public static SessionMetadata Of(Session session) => new(
        session.Id,
        session.OwnerId,
        session.Metadata.Title,
        session.Metadata.Description,
        session.Metadata.CreatedAt,
        session.Metadata.UpdatedAt,
        session.Metadata.Version,
        session.Metadata.ContentHash);
}

/// <summary>
/// A version's metadata on the wire: that of the session as it was, its size (bytes of UTF-8) and the browser that saved it.
/// </summary>
internal sealed record SessionVersionMetadata(
    string Id,
    string OwnerId,
    string Title,
    string? Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version,
    string ContentHash,
    int? SizeBytes,
    string? SavedFrom)
{
    public static SessionVersionMetadata Of(Session session) => new(
        session.Id,
        session.OwnerId,
        session.Metadata.Title,
        session.Metadata.Description,
        session.Metadata.CreatedAt,
        session.Metadata.UpdatedAt,
        session.Metadata.Version,
        session.Metadata.ContentHash,
        session.Portal?.SizeBytes,
        session.Portal?.SavedFrom);

    public static SessionVersionMetadata Of(SessionVersion version) => new(
        version.SessionId,
        version.OwnerId,
        version.Title,
        version.Description,
        version.CreatedAt,
        version.UpdatedAt,
        version.Version,
        version.ContentHash,
        version.SizeBytes,
        version.SavedFrom);
}

/// <summary>Shape of an answer with content, for the API's description; it is written by ContentAnswer<T>.</summary>
internal sealed record SessionAnswer(SessionMetadata Metadata, string Content);

/// <summary>Shape of an answer with a version's content.</summary>
internal sealed record SessionVersionAnswer(SessionVersionMetadata Metadata, string Content);
