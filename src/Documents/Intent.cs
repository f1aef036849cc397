using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>
/// Work that spans documents, recorded before its first write: what state is wanted, and a sequence number, the latest
/// wins. A sweep finishes what a dead process left.
/// </summary>
public sealed record Intent : IDamageable<Intent>
{
    /// <summary><c>{kind}__{target}</c>: one wanted state a target.</summary>
    public required string Id { get; init; }

    /// <summary>Which work: <c>snapshot-delete</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the document that the work is about.</summary>
    public required string TargetId { get; init; }

    /// <summary>Owner of the target.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The wanted state: <c>deleted</c> or <c>live</c>.</summary>
    public required string Wanted { get; init; }

    /// <summary>Rises with every new intent for the same target.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The wanted state of something that is to go.</summary>
    public const string Deleted = "deleted";

    /// <summary>The wanted state of something that is to come back.</summary>
    public const string Live = "live";

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <inheritdoc/>
    public Intent AsDamaged() => this with { IsDamaged = true, Kind = Id.Split("__")[0], TargetId = Id.Split("__", 2)[^1] };

    internal static DocumentDeclaration<Intent> Declaration { get; } = new DocumentDeclaration<Intent>("intents")
        .PartitionKey(intent => intent.Id)
        .SortableIndex(intent => intent.RequestedAt)
        .CrossPartitionIndex(intent => intent.Kind);
}
