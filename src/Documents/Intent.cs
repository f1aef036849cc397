namespace Portal.Documents;

/// <summary>
/// Work that spans documents, recorded before its first write: its kind (<c>snapshot-delete</c>), what state is wanted of the target, and
/// a sequence number, the latest wins. A sweep finishes what a dead process left.
/// </summary>
public sealed record Intent : TargetRecord, IDamageable<Intent>
{
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
    public Intent AsDamaged()
    {
        var (kind, targetId) = FromId();
        return this with { IsDamaged = true, Kind = kind, TargetId = targetId };
    }

    internal static DocumentDeclaration<Intent> Declaration { get; } = new DocumentDeclaration<Intent>("intents")
        .PartitionKey(intent => intent.Id)
        .SortableIndex(intent => intent.RequestedAt)
        .CrossPartitionIndex(intent => intent.Kind);
}
