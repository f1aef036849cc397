using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Documents;

namespace Portal.Content;

/// <summary>The part of a stored document with content that lists show and filter by.</summary>
public abstract record ContentDetails
{
    /// <summary>The title as it is stored; old documents may have one of which nothing is seen.</summary>
    public required string Title { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The title as it is filtered and sorted by.</summary>
    [JsonPropertyName("title__lower")]
    public string TitleLower => FoldedText.Of(Title);

    /// <summary>The description as it is filtered by.</summary>
    [JsonPropertyName("description__lower")]
    public string DescriptionLower => FoldedText.Of(Description);

    /// <summary>Fields of other programs.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
