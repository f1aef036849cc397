using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Documents;

namespace Portal.Trash;

/// <summary>A deleted session or snapshot in full, until it is restored or purged.</summary>
internal sealed record TrashedDocument : TargetRecord, IDamageable<TrashedDocument>
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Size of its content in bytes of UTF-8.</summary>
    public required int SizeBytes { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DeletedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string DeletedBy { get; init; }

    /// <summary>ETag of the intent that it was deleted for; null on copies of older programs.</summary>
    [JsonPropertyName("wish")]
    public string? IntentETag { get; init; }

    /// <summary>The document as it stood, without its content, which is kept as this document's content.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>What other modules keep beside it, by module: the owner's own access log.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attachments { get; init; }

    /// <inheritdoc/>
    public TrashedDocument AsDamaged()
    {
        var (kind, targetId) = FromId();
        return this with { IsDamaged = true, Kind = kind, TargetId = targetId };
    }

    /// <summary>As people are shown it: old documents may have a title of which nothing is seen.</summary>
    public TrashedDocument Shown() => this with { Title = PortalText.Shown(Title, $"Untitled {Kind}") };

    /// <summary>The container.</summary>
    public static DocumentDeclaration<TrashedDocument> Declaration { get; } = new DocumentDeclaration<TrashedDocument>("trash")
        .PartitionKey(trashed => trashed.OwnerId)
        .WithContent()
        .SortableIndex(trashed => trashed.DeletedAt)
        .Index(trashed => trashed.Kind)
        .CrossPartitionIndex(trashed => trashed.Kind);
}
