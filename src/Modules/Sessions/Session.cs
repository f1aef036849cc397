using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Documents;

namespace Portal.Sessions;

/// <summary>A saved workbench without its content, as it lies in the container <c>sessions</c>.</summary>
internal sealed record Session : IDamageable<Session>
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required SessionDetails Metadata { get; init; }

    /// <summary>What the portal adds; absent on sessions that another program wrote.</summary>
    public SessionPortalFields? Portal { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    public static DocumentDeclaration<Session> Declaration { get; } = new DocumentDeclaration<Session>("sessions")
        .PartitionKey(session => session.OwnerId)
        .WithContent()
        .SortableIndex(session => session.Metadata.UpdatedAt)
        .SortableIndex(session => session.Metadata.CreatedAt)
        .SortableIndex(session => session.Metadata.Title)
        .CaseInsensitiveIndex(session => session.Metadata.TitleLower, session => session.Metadata.Title, sorted: true)
        .CaseInsensitiveIndex(session => session.Metadata.DescriptionLower, session => session.Metadata.Description);

    public Session AsDamaged() => this with { IsDamaged = true };

    public static Session Create(
        string id,
        string ownerId,
        string title,
        string? description,
        WorkbenchContent content,
        string? savedFrom,
        DateTimeOffset now) =>
        new()
        {
            Id = id,
            OwnerId = ownerId,
            Metadata = new SessionDetails
            {
                Title = title,
                Description = description,
                CreatedAt = now,
                UpdatedAt = now,
                ContentHash = content.Text.Hash,
                Version = 1,
            },
            Portal = SessionPortalFields.Of(content, savedFrom),
        };

    /// <summary>The next version: what is null stays as it is.</summary>
    public Session Edit(string? title, string? description, WorkbenchContent? content, string? savedFrom, DateTimeOffset now) => this with
    {
        Metadata = Metadata with
        {
            Title = title ?? Metadata.Title,
            Description = description ?? Metadata.Description,
            UpdatedAt = now > Metadata.UpdatedAt ? now : Metadata.UpdatedAt.AddMicroseconds(1),
            ContentHash = content?.Text.Hash ?? Metadata.ContentHash,
            Version = Metadata.Version + 1,
        },
        Portal = FactsAfter(content, savedFrom),
    };

    private SessionPortalFields? FactsAfter(WorkbenchContent? content, string? savedFrom) =>
        content is null || (content.Text.Hash == Metadata.ContentHash && Portal is not null && !content.HasSparklines)
            ? Portal is null ? null : Portal with { SavedFrom = savedFrom }
            : SessionPortalFields.Of(content, savedFrom);
}

/// <summary>The part that lists show and filter by.</summary>
internal sealed record SessionDetails : ContentDetails
{
    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    /// <summary>Stands for a title of which nothing is seen.</summary>
    public const string Untitled = "Untitled session";

    /// <summary>As people are shown it: old documents may have a title of which nothing is seen.</summary>
    public SessionDetails Shown() => this with { Title = PortalText.Shown(Title, Untitled) };
}

/// <summary>What is known of the content without reading it.</summary>
/// <param name="SizeBytes">Its size, bytes of UTF-8.</param>
/// <param name="Outline">The active dashboard's layout; null where the content is of an unknown shape.</param>
/// <param name="SavedFrom">The browser that saved it, in words.</param>
internal sealed record SessionPortalFields(int SizeBytes, Outline? Outline = null, string? SavedFrom = null)
{
    public static SessionPortalFields Of(WorkbenchContent content, string? savedFrom) =>
        new(content.Text.SizeBytes, content.Outline, savedFrom);
}
