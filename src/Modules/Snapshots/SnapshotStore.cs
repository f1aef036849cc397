using System.Buffers;
using Portal.Documents;

namespace Portal.Snapshots;

/// <summary>What was found under a snapshot's id, and whether it can be opened.</summary>
internal sealed record FoundSnapshot(Availability Availability, Snapshot? Snapshot, SnapshotLink? Link, Tombstone? Tombstone);

/// <summary>Snapshots: read by any signed-in user who has the id, listed by their owner.</summary>
internal sealed class SnapshotStore(
    IDocumentContainer<Snapshot> snapshots, IDocumentContainer<SnapshotLink> links, TombstoneStore tombstones, TimeProvider time)
{
    public const string Kind = "snapshot";

    public Task<DocumentPage<Snapshot>> ListAsync(string ownerId, DocumentQuery<Snapshot> asked, CancellationToken cancellation) =>
        snapshots.QueryAsync(
            asked with { Where = Snapshot.Declaration.Filters.Equal(snapshot => snapshot.OwnerId, ownerId) & asked.Where }, cancellation);

    /// <summary>How many of an owner's snapshots match, counted no further than one more than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(string ownerId, Filter<Snapshot>? where, int most, CancellationToken cancellation) => snapshots.CountAsync(
        new DocumentQuery<Snapshot>
        {
            Where = Snapshot.Declaration.Filters.Equal(snapshot => snapshot.OwnerId, ownerId) & where,
            OrderBy = Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, descending: true),
        },
        most,
        cancellation);

    /// <summary>Every snapshot of an owner, the oldest first; content is not read.</summary>
    public IAsyncEnumerable<Snapshot> AllAsync(string ownerId, CancellationToken cancellation) => snapshots.AllAsync(
        new DocumentQuery<Snapshot>
        {
            Where = Snapshot.Declaration.Filters.Equal(snapshot => snapshot.OwnerId, ownerId),
            OrderBy = Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, descending: false),
        },
        cancellation).Select(snapshot => snapshot.Document);

    /// <summary>A snapshot as it is kept, whether or not its link works; null when there is none.</summary>
    public async Task<(Snapshot Snapshot, SnapshotLink? Link)?> ReadKeptAsync(
        string id,
        IBufferWriter<byte> contentTo,
        CancellationToken cancellation) =>
        await snapshots.FindWithContentAsync(id, id, _ => contentTo, cancellation) is { } found
            ? (found.Document, (await links.FindAsync(id, id, cancellation))?.Document)
            : null;

    /// <summary>Finds a snapshot for a visitor; the content is not read.</summary>
    public Task<FoundSnapshot> FindAsync(string id, string visitorId, CancellationToken cancellation) =>
        ReadAsync(id, visitorId, static _ => null, cancellation);

    /// <summary>Reads a snapshot for a visitor, its content copied where <paramref name="contentTo"/> says, if it can be opened.</summary>
    public async Task<FoundSnapshot> ReadAsync(
        string id, string visitorId, Func<Snapshot, IBufferWriter<byte>?> contentTo, CancellationToken cancellation)
    {
        var link = (await links.FindAsync(id, id, cancellation))?.Document;
        var now = time.GetUtcNow();
        var found = await snapshots.FindWithContentAsync(
            id,
            id,
            stored =>
                SnapshotAvailability.Of(stored.Document.OwnerId, link, null, visitorId, now) is Availability.Live
                    ? contentTo(stored.Document)
                    : null,
            cancellation);
        var tombstone = found is null ? (await tombstones.FindAsync(Kind, id, cancellation))?.Document : null;
        var availability = SnapshotAvailability.Of(found?.Document.OwnerId, link, tombstone, visitorId, now);
        return new FoundSnapshot(availability, found?.Document, link, tombstone);
    }

    /// <summary>Adds a snapshot, and what is known of its link.</summary>
    public async Task<WriteOutcome> AddAsync(
        Snapshot snapshot, ContentText content, string? sourceSessionId, CancellationToken cancellation)
    {
        if (sourceSessionId is not null)
        {
            await links.AddAsync(new SnapshotLink { Id = snapshot.Id, SourceSessionId = sourceSessionId }, null, cancellation);
        }

        return (await snapshots.AddAsync(snapshot, content, cancellation)).Outcome;
    }
}
