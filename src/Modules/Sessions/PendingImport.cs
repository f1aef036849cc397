using Portal.Documents;

namespace Portal.Sessions;

/// <summary>A file that was read and waits for its <i>Import</i>; the content that it holds lies beside it.</summary>
internal sealed record PendingImport : IDocument
{
    /// <summary>How long a file waits.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(1);

    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>When the file was chosen, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its session was saved last, as the file says.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The version that the file says.</summary>
    public int? Version { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Whether the file said this hash.</summary>
    public bool IsHashed { get; init; }

    /// <summary>Size and outline of the content, for the preview.</summary>
    public required SessionPortalFields Facts { get; init; }

    /// <summary>The session that it became; null while it waits. Its content is gone from here then.</summary>
    public string? SessionId { get; init; }

    /// <summary>Seconds that it is kept after it was written.</summary>
    public int Ttl { get; init; } = (int)Waits.TotalSeconds;

    public static DocumentDeclaration<PendingImport> Declaration { get; } = new DocumentDeclaration<PendingImport>("pending_imports")
        .PartitionKey(import => import.OwnerId)
        .WithContent()
        .TimeToLive(import => import.Ttl)
        .SortableIndex(import => import.CreatedAt);

    public static PendingImport Of(string id, string ownerId, ImportedFile file, DateTimeOffset now) => new()
    {
        Id = id,
        OwnerId = ownerId,
        Title = file.Title,
        Description = file.Description,
        CreatedAt = now,
        UpdatedAt = file.UpdatedAt,
        Version = file.Version,
        ContentHash = file.Content.Text.Hash,
        IsHashed = file.IsHashed,
        Facts = SessionPortalFields.Of(file.Content, savedFrom: null),
    };
}
