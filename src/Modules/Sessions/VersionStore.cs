using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Documents;

namespace Portal.Sessions;

/// <summary>The versions that saves replaced.</summary>
internal sealed class VersionStore(IDocumentContainer<SessionVersion> versions, IOptions<VersionsOptions> options)
{
    // Level 0 packs 1.4 MB in about 10 ms to a third; the next useful level takes four times as long for a sixth less.
    private const int CompressionLevel = 0;
    private const int CompressionWindow = 18;

    /// <summary>Keeps a version before it is replaced. Keeping it twice is keeping it once.</summary>
    public async Task KeepAsync(Session replaced, ReadOnlyMemory<byte> contentLiteral, CancellationToken cancellation)
    {
        var keep = options.Value;
        await versions.AddAsync(SessionVersion.Of(replaced, TimeSpan.FromDays(keep.KeepDays)), Compress(contentLiteral.Span), cancellation);
        if (replaced.Metadata.Version > keep.KeepCount)
        {
            var tooOld = SessionVersion.IdOf(replaced.Id, replaced.Metadata.Version - keep.KeepCount);
            await versions.DeleteAsync(replaced.Id, tooOld, null, cancellation);
        }
    }

    /// <summary>
    /// A page of a session's replaced versions, the newest first; versions that are not older than the current one are left out.
    /// </summary>
    public Task<DocumentPage<SessionVersion>> ListAsync(
        Session session, int pageSize, string? continuation, CancellationToken cancellation)
    {
        var filters = SessionVersion.Declaration.Filters;
        return versions.QueryAsync(
            new DocumentQuery<SessionVersion>
            {
                Partition = session.Id,
                Where = filters.Equal(version => version.OwnerId, session.OwnerId)
                    & filters.AtMost(version => version.Version, session.Metadata.Version - 1),
                OrderBy = SessionVersion.Declaration.OrderBy(version => version.Version, descending: true),
                PageSize = pageSize,
                Continuation = continuation,
            },
            cancellation);
    }

    /// <summary>
    /// A replaced version with its content as a JSON string literal; null when it is not kept, cannot be read, or is another's.
    /// </summary>
    public async Task<(SessionVersion Version, byte[] ContentLiteral)?> FindAsync(
        string ownerId, string sessionId, int version, CancellationToken cancellation)
    {
        var packed = new ArrayBufferWriter<byte>();
        var found = await versions.FindWithContentAsync(
            sessionId, SessionVersion.IdOf(sessionId, version), stored => stored.Document.OwnerId == ownerId ? packed : null, cancellation);
        return found?.Document.OwnerId == ownerId && TryExpand(packed.WrittenSpan) is { } content ? (found.Document, content) : null;
    }

    /// <summary>Every version that is kept of an owner's session, the oldest first.</summary>
    public IAsyncEnumerable<SessionVersion> AllAsync(string ownerId, string sessionId, CancellationToken cancellation) => versions.AllAsync(
        new DocumentQuery<SessionVersion>
        {
            Partition = sessionId,
            Where = SessionVersion.Declaration.Filters.Equal(version => version.OwnerId, ownerId),
            OrderBy = SessionVersion.Declaration.OrderBy(version => version.Version, descending: false),
        },
        cancellation).Select(version => version.Document);

    /// <summary>Removes every kept version of a session that is gone for good.</summary>
    public async Task RemoveAllAsync(string sessionId, CancellationToken cancellation)
    {
        while (await FirstAsync(sessionId, cancellation) is { Count: > 0 } found)
        {
            var deletes = found
                .Select(BatchWrite<SessionVersion> (item) => new BatchWrite<SessionVersion>.Delete(item.Document.Id))
                .ToList();
            await versions.BatchAsync(sessionId, deletes, cancellation);
        }
    }

    private async Task<IReadOnlyList<Stored<SessionVersion>>> FirstAsync(string sessionId, CancellationToken cancellation) =>
        (
            await versions.QueryAsync(
                new DocumentQuery<SessionVersion>
                {
                    Partition = sessionId,
                    OrderBy = SessionVersion.Declaration.OrderBy(version => version.Version, descending: false),
                    PageSize = 100,
                },
                cancellation)).Items;

    private static ContentText Compress(ReadOnlySpan<byte> literal)
    {
        var longest = BrotliEncoder.GetMaxCompressedLength(literal.Length);
        var room = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(longest));
        try
        {
            if (!BrotliEncoder.TryCompress(literal, room, out var length, CompressionLevel, CompressionWindow)
                || Base64.EncodeToUtf8InPlace(room, length, out var encoded) is not OperationStatus.Done)
            {
                throw new InvalidOperationException("The content could not be compressed.");
            }

            return ContentText.FromBase64(room.AsSpan(0, encoded));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>Null for what was not packed by us, or is damaged.</summary>
    private static byte[]? TryExpand(ReadOnlySpan<byte> packedLiteral)
    {
        try
        {
            var compressed = Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(ContentText.ToUtf8(packedLiteral)));
            using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var expanded = new MemoryStream();
            brotli.CopyTo(expanded);
            return expanded.Length >= 2 ? expanded.ToArray() : null;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or InvalidDataException or JsonException)
        {
            return null;
        }
    }
}
