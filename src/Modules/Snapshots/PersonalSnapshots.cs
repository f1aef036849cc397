using System.Text;
using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Snapshots;

/// <summary>
/// A user's own snapshots. Erasing is the ordinary delete, so that visitors are told; the copies in the trash are erased after it.
/// </summary>
internal sealed class PersonalSnapshots(SnapshotStore snapshots, IDeletion<Snapshot> deletion) : IPersonalData
{
    public string Title => "Snapshots that you made";

    public int Order => 20;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        snapshots.CountAsync(userId, null, IPersonalData.Most, cancellation);

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await foreach (var snapshot in snapshots.AllAsync(userId, cancellation))
        {
            using var literal = new PooledWriter();
            if (await snapshots.ReadKeptAsync(snapshot.Id, literal, cancellation) is var (kept, link))
            {
                var name = "snapshots/" + FileName.Of(kept.Metadata.Title, SnapshotStore.Kind, $" {kept.Id}.webviz-snapshot.json");
                await archive.AddJsonAsync(name, SnapshotFile.Of(kept, link, literal.WrittenMemory.Span));
            }
        }
    }

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await foreach (var snapshot in snapshots.AllAsync(userId, cancellation))
        {
            await deletion.DeleteAsync(snapshot, userId, cancellation);
        }
    }
}

/// <summary>A snapshot as a file.</summary>
internal sealed record SnapshotFile(
    string Format,
    int FormatVersion,
    string Id,
    string Title,
    string? Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? SourceSessionId,
    string ContentHash,
    string Content)
{
    public static SnapshotFile Of(Snapshot snapshot, SnapshotLink? link, ReadOnlySpan<byte> contentLiteral) => new(
        "webviz-snapshot",
        1,
        snapshot.Id,
        snapshot.Metadata.Title,
        snapshot.Metadata.Description,
        snapshot.Metadata.CreatedAt,
        link?.ExpiresAt,
        link?.SourceSessionId,
        snapshot.Metadata.ContentHash,
        Encoding.UTF8.GetString(ContentText.ToUtf8(contentLiteral)));
}
