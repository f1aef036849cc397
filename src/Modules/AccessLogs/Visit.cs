using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Events;

namespace Portal.AccessLogs;

/// <summary>What a document of the container <c>visits</c> is.</summary>
internal enum VisitKind
{
    /// <summary>One opening, not yet counted.</summary>
    Event,

    /// <summary>A keyed opening that was counted; kept so that a late retry is still the same visit.</summary>
    Folded,

    /// <summary>A visitor's running total for one snapshot.</summary>
    Total,
}

/// <summary>
/// A visit or a running total. FoldedText is one batch in the visitor's partition (events out, total up), so each visit is
/// counted exactly once however often counting runs or dies; the total is then set, never added, in the access log.
/// </summary>
internal sealed record Visit : IDamageable<Visit>
{
    private const string TotalPrefix = "total__";
    private const int FoldedTtl = 24 * 60 * 60;

    public required string Id { get; init; }

    public required string VisitorId { get; init; }

    public required VisitKind Kind { get; init; }

    /// <summary>Whether there is work to do: an event to count, or a total to set in the log.</summary>
    public required bool Pending { get; init; }

    /// <summary>When it happened; of a total, the last visit. UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required SnapshotSummary Snapshot { get; init; }

    /// <summary>Whether the client gave the visit a key.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>Visits of a total.</summary>
    public long Count { get; init; }

    /// <summary>First visit of a total, UTC.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>Whether the visitor removed the log; the next visit starts at one.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Rises with every change of a total; a log remembers which one it shows.</summary>
    public long Revision { get; init; }

    /// <summary>Seconds to live; null for ever.</summary>
    public int? Ttl { get; init; }

    [JsonIgnore]
    public bool IsDamaged { get; init; }

    public static DocumentDeclaration<Visit> Declaration { get; } = new DocumentDeclaration<Visit>("visits")
        .PartitionKey(visit => visit.VisitorId)
        .TimeToLive(visit => visit.Ttl)
        .SortableIndex(visit => visit.At)
        .Index(visit => visit.Kind)
        .CrossPartitionIndex(visit => visit.Pending);

    /// <summary>A total still says by its id of which snapshot it is.</summary>
    public Visit AsDamaged() => this with
    {
        IsDamaged = true,
        Snapshot = Id.StartsWith(TotalPrefix, StringComparison.Ordinal) ? Snapshot with { Id = Id[TotalPrefix.Length..] } : Snapshot,
    };

    public static string TotalIdOf(string snapshotId) => TotalPrefix + snapshotId;

    public static Visit Opening(SnapshotOpened opened) => new()
    {
        Id = opened.IdempotencyKey is null ? $"visit__{Ids.New()}" : $"visit__{Digest(opened.Snapshot.Id, opened.IdempotencyKey)}",
        VisitorId = opened.VisitorId,
        Kind = VisitKind.Event,
        Pending = true,
        At = opened.At,
        Snapshot = opened.Snapshot,
        IsKeyed = opened.IdempotencyKey is not null,
    };

    /// <summary>What remains of a keyed event after it was counted.</summary>
    public Visit ToCounted() => this with { Kind = VisitKind.Folded, Pending = false, Ttl = FoldedTtl };

    /// <summary>A total raised by events of the same snapshot.</summary>
    public Visit Raise(IReadOnlyCollection<Visit> events) => this with
    {
        Pending = true,
        IsRemoved = false,
        Revision = Revision + 1,
        Count = Count + events.Count,
        FirstAt = Earliest(IsRemoved ? null : FirstAt, events.Min(visit => visit.At)),
        At = Latest(IsRemoved ? null : At, events.Max(visit => visit.At)),
        Snapshot = events.First().Snapshot,
    };

    /// <summary>A total of which the visitor wants to know no more.</summary>
    public Visit Remove() => this with { Pending = true, IsRemoved = true, Revision = Revision + 1, Count = 0, FirstAt = null };

    /// <summary>The same total, to be projected once more.</summary>
    public Visit Touch() => this with { Pending = true, Revision = Revision + 1 };

    /// <summary>Whether a total holds the visits of a log already.</summary>
    public bool IncludesVisitOf(AccessLog log) => !IsRemoved && FirstAt <= log.FirstVisitedAt;

    /// <summary>A total that was removed, with the visits of the log that comes back.</summary>
    public Visit Restore(AccessLog log) => this with
    {
        Pending = true,
        IsRemoved = false,
        Revision = Revision + 1,
        Count = log.Visits + (IsRemoved ? 0 : Count),
        FirstAt = log.FirstVisitedAt ?? FirstAt,
        At = IsRemoved ? log.LastVisitedAt ?? At : Latest(log.LastVisitedAt, At),
    };

    private static DateTimeOffset Earliest(DateTimeOffset? known, DateTimeOffset other) => known < other ? known.Value : other;

    private static DateTimeOffset Latest(DateTimeOffset? known, DateTimeOffset other) => known > other ? known.Value : other;

    private static string Digest(string snapshotId, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{snapshotId}\n{key}")))[..40];
}
