using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>Sessions as files to download.</summary>
internal static class SessionExport
{
    /// <summary>A session as one file; null when there is no such session.</summary>
    public static async Task<FileContentResult?> FileAsync(SessionStore store, string ownerId, string id, CancellationToken cancellation) =>
        await ReadAsync(store, ownerId, id, cancellation) is { } file ? ResultOf(file, SessionFile.NameOf(file.Title!)) : null;

    /// <summary>A version that was replaced as one file; null when it is not kept.</summary>
    public static async Task<FileContentResult?> VersionAsync(
        VersionStore versions, string ownerId, string id, int version, CancellationToken cancellation) =>
        await versions.FindAsync(ownerId, id, version, cancellation) is { } found
        && SessionFile.Of(found.Version, found.ContentLiteral) is var file
            ? ResultOf(file, SessionFile.NameOf(file.Title!, version))
            : null;

    /// <summary>Several sessions in one archive, written as they are read; those that are gone are left out.</summary>
    public static Task<IActionResult> ArchiveAsync(
        SessionStore store, string ownerId, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        Task.FromResult<IActionResult>(new PushedFileResult("application/zip", "webviz-sessions.zip", async output =>
        {
            await using var archive = await ZipArchive.CreateAsync(
                output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
            var names = new HashSet<string>();
            foreach (var id in ids)
            {
                if (await ReadAsync(store, ownerId, id, cancellation) is { } file)
                {
                    var name = SessionFile.NameOf(file.Title!);
                    var entry = archive.CreateEntry(names.Add(FoldedText.Of(name)) ? name : $"{id} {name}", CompressionLevel.Fastest);
                    await using var stream = await entry.OpenAsync(cancellation);
                    await stream.WriteAsync(file.ToBytes(), cancellation);
                }
            }
        }));

    private static FileContentResult ResultOf(SessionFile file, string name) =>
        new(file.ToBytes(), "application/json") { FileDownloadName = name };

    private static async Task<SessionFile?> ReadAsync(SessionStore store, string ownerId, string id, CancellationToken cancellation)
    {
        using var content = new PooledWriter();
        var found = Ids.IsWellFormed(id) ? await store.ReadAsync(ownerId, id, _ => content, cancellation) : null;
        return found is null ? null : SessionFile.Of(found.Document, content.WrittenMemory.Span);
    }
}
