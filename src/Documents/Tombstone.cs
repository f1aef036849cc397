using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>What remains of a deleted document for good: that it was there, and when it went.</summary>
public sealed record Tombstone : IDamageable<Tombstone>
{
    /// <summary><c>{kind}__{target}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it was.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When it was deleted, UTC.</summary>
    public required DateTimeOffset DeletedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string DeletedBy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <inheritdoc/>
    public Tombstone AsDamaged() => this with { IsDamaged = true, DeletedBy = DeletedBy.Length > 0 ? DeletedBy : "Somebody" };

    internal static DocumentDeclaration<Tombstone> Declaration { get; } =
        new DocumentDeclaration<Tombstone>("tombstones").PartitionKey(tombstone => tombstone.Id);
}

/// <summary>The tombstones of deleted documents, by kind and id.</summary>
public sealed class TombstoneStore(IDocumentContainer<Tombstone> tombstones)
{
    /// <summary>The id of a document's tombstone.</summary>
    public static string IdOf(string kind, string targetId) => $"{kind}__{targetId}";

    /// <summary>The tombstone of a deleted document; null for one that never was, or that is back.</summary>
    public async Task<Stored<Tombstone>?> FindAsync(string kind, string targetId, CancellationToken cancellation) =>
        await tombstones.FindAsync(IdOf(kind, targetId), IdOf(kind, targetId), cancellation);

    /// <summary>Sets a tombstone, also over an older one, and answers its ETag.</summary>
    public Task<string> SetAsync(Tombstone tombstone, CancellationToken cancellation) =>
        StaleRetry.RunAsync<string>(
            "A tombstone",
            async () =>
            {
                var older = await tombstones.FindAsync(tombstone.Id, tombstone.Id, cancellation);
                var set = older is null
                    ? await tombstones.AddAsync(tombstone, null, cancellation)
                    : await tombstones.ReplaceAsync(tombstone, null, older.ETag, cancellation);
                return set.IsDone ? set.ETag! : Attempt<string>.Stale;
            });

    /// <summary>
    /// Takes the tombstone away that was read: the document is back. One that was set since stays; without an ETag nothing goes.
    /// </summary>
    public Task RemoveAsync(string kind, string targetId, string? etag, CancellationToken cancellation) => etag is null
        ? Task.CompletedTask
        : tombstones.DeleteAsync(IdOf(kind, targetId), IdOf(kind, targetId), etag, cancellation);
}
