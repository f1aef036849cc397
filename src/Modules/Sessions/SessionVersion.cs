using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Sessions;

/// <summary>A version that a save replaced; its content is kept compressed, as the document's content.</summary>
internal sealed record SessionVersion : IDamageable<SessionVersion>
{
    /// <summary><c>{session}__{version}</c>.</summary>
    public required string Id { get; init; }

    public required string SessionId { get; init; }

    public required string OwnerId { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string ContentHash { get; init; }

    public int? SizeBytes { get; init; }

    public string? SavedFrom { get; init; }

    /// <summary>Seconds that it is kept after it was replaced.</summary>
    public required int Ttl { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    public static DocumentDeclaration<SessionVersion> Declaration { get; } = new DocumentDeclaration<SessionVersion>("session_versions")
        .PartitionKey(version => version.SessionId)
        .WithContent()
        .TimeToLive(version => version.Ttl)
        .SortableIndex(version => version.Version)
        .Index(version => version.OwnerId);

    public static string IdOf(string sessionId, int version) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sessionId}__{version}");

    public SessionVersion AsDamaged() => this with
    {
        IsDamaged = true,
        Version = int.TryParse(Id.Split("__")[^1], System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : Version,
    };

    public static SessionVersion Of(Session session, TimeSpan keep) => new()
    {
        Id = IdOf(session.Id, session.Metadata.Version),
        SessionId = session.Id,
        OwnerId = session.OwnerId,
        Version = session.Metadata.Version,
        Title = session.Metadata.Title,
        Description = session.Metadata.Description,
        CreatedAt = session.Metadata.CreatedAt,
        UpdatedAt = session.Metadata.UpdatedAt,
        ContentHash = session.Metadata.ContentHash,
        SizeBytes = session.Portal?.SizeBytes,
        SavedFrom = session.Portal?.SavedFrom,
        Ttl = (int)keep.TotalSeconds,
    };
}

/// <summary>Section <c>Versions</c>: how long replaced versions of a session are kept. Whichever limit is met first ends it.</summary>
internal sealed class VersionsOptions
{
    public const string Section = "Versions";

    /// <summary>Replaced versions that a session keeps, 1..10000.</summary>
    public int KeepCount { get; set; } = 100;

    /// <summary>Days that a replaced version is kept, 1..3650.</summary>
    public int KeepDays { get; set; } = 180;
}
