using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>A document with everything that a declaration can say.</summary>
internal sealed record Thing : IDocument
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required ThingDetails Metadata { get; init; }

    public long Visits { get; init; }

    public bool IsDeleted { get; init; }

    public DateTimeOffset? FirstAt { get; init; }

    public ThingNote? Note { get; init; }

    public int? Ttl { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>With content and time to live.</summary>
    public static DocumentDeclaration<Thing> Declaration { get; } = Declare("things").WithContent().TimeToLive(thing => thing.Ttl);

    /// <summary>Without.</summary>
    public static DocumentDeclaration<Thing> PlainDeclaration { get; } = Declare("plain_things");

    /// <summary>Each in a partition of its own.</summary>
    public static DocumentDeclaration<Thing> SingleDeclaration { get; } = Declare("single_things").PartitionKey(thing => thing.Id);

    public static Thing New(string id, string owner = "ann", string title = "Title", string? description = null, int minute = 0) => new()
    {
        Id = id,
        OwnerId = owner,
        Metadata = new ThingDetails { Title = title, Description = description, UpdatedAt = Minute(minute) },
    };

    public static DateTimeOffset Minute(int minute) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    private static DocumentDeclaration<Thing> Declare(string container) => new DocumentDeclaration<Thing>(container)
        .PartitionKey(thing => thing.OwnerId)
        .SortableIndex(thing => thing.Metadata.UpdatedAt)
        .SortableIndex(thing => thing.Metadata.Title)
        .SortableIndex(thing => thing.Visits)
        .CaseInsensitiveIndex(thing => thing.Metadata.TitleLower, thing => thing.Metadata.Title, sorted: true)
        .CaseInsensitiveIndex(thing => thing.Metadata.DescriptionLower, thing => thing.Metadata.Description)
        .Index(thing => thing.FirstAt)
        .CrossPartitionIndex(thing => thing.IsDeleted);
}

internal sealed record ThingNote(string Text);

internal sealed record ThingDetails
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [JsonPropertyName("title__lower")]
    public string TitleLower => FoldedText.Of(Title);

    [JsonPropertyName("description__lower")]
    public string DescriptionLower => FoldedText.Of(Description);

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
