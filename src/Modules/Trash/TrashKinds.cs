using Portal.Contracts.Trash;
using Portal.Documents;

namespace Portal.Trash;

/// <summary>Restores and purges whatever kind of document lies in the trash.</summary>
internal sealed class TrashKinds(IEnumerable<IDeletion> kinds, IEnumerable<TrashedKind> shown, TrashStore trash, IDocumentStore store)
{
    public IReadOnlyList<ITrashKind> All { get; } = [.. kinds.OfType<ITrashKind>()];

    /// <summary>How each kind is shown, by the kind.</summary>
    public IReadOnlyDictionary<string, TrashedKind> Shown { get; } = shown.ToDictionary(kind => kind.Kind);

    public ITrashKind? Find(string kind) => All.FirstOrDefault(known => known.Kind == kind);

    public Task<RestoreOutcome> RestoreAsync(string ownerId, TrashItem item, CancellationToken cancellation) =>
        Ids.IsWellFormed(item.TargetId) && Find(item.Kind) is { } kind
            ? kind.RestoreAsync(ownerId, item.TargetId, cancellation)
            : Task.FromResult(RestoreOutcome.Gone);

    /// <summary>Deletes for good, and gives what was deleted; null when it is not in the owner's trash.</summary>
    public async Task<TrashedDocument?> PurgeAsync(string ownerId, TrashItem item, CancellationToken cancellation) =>
        Ids.IsWellFormed(item.TargetId)
        && await trash.FindAsync(ownerId, item.Kind, item.TargetId, cancellation) is { } trashed
        && await PurgeAsync(trashed, cancellation)
            ? trashed.Document
            : null;

    /// <summary>
    /// Deletes for good, unless it was restored or deleted again meanwhile. What is kept beside it goes first: a process that dies between
    /// the two finds it in the trash again.
    /// </summary>
    public async Task<bool> PurgeAsync(Stored<TrashedDocument> trashed, CancellationToken cancellation)
    {
        if (Find(trashed.Document.Kind) is { } kind)
        {
            await kind.ForgetAsync(trashed.Document, cancellation);
        }

        return await trash.PurgeAsync(trashed, cancellation);
    }

    /// <summary>Comes after the last of what was purged together: nothing of it stays in the store's files.</summary>
    public Task ForgetAsync() => store.ForgetAsync();
}

/// <summary>Something in the trash as pages name it: <c>{kind}:{target}</c>.</summary>
internal sealed record TrashItem(string Kind, string TargetId)
{
    public override string ToString() => $"{Kind}:{TargetId}";

    public static TrashItem Read(string text) => text.Split(':', 2) is [var kind, var target] ? new(kind, target) : new("", "");
}
