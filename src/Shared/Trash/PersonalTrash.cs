using System.Text;
using System.Text.Json;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Events;
using Portal.Shared.Privacy;
using Portal.Shared.Web;

namespace Portal.Shared.Trash;

/// <summary>A user's trash. Erased after the sessions and snapshots that end up in it; the tombstones stay.</summary>
internal sealed class PersonalTrash(IDocumentContainer<TrashedDocument> trash, PortalEvents events) : IPersonalData
{
    public string Title => "In the trash";

    public int Order => 80;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        trash.CountAsync(TrashedDocument.OldestFirst(userId), IPersonalData.Most, cancellation);

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await foreach (var trashed in trash.AllAsync(TrashedDocument.OldestFirst(userId), cancellation))
        {
            using var literal = new PooledWriter();
            if (await trash.FindWithContentAsync(userId, trashed.Document.Id, _ => literal, cancellation) is { } found)
            {
                await archive.AddJsonAsync($"trash/{NameOf(found.Document)}.json", TrashFile.Of(found.Document, literal.WrittenMemory.Span));
            }
        }
    }

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await foreach (var trashed in trash.AllAsync(TrashedDocument.OldestFirst(userId), cancellation))
        {
            var document = trashed.Document;
            await events.RaiseAsync(new TrashPurging(document.Kind, document.TargetId, document.OwnerId), cancellation);
            await trash.DeleteAsync(userId, document.Id, null, cancellation);
        }
    }

    private static string NameOf(TrashedDocument trashed) => $"{trashed.Kind} {FileName.Of(trashed.Title, trashed.Kind)} {trashed.TargetId}";
}

/// <summary>Something in the trash, as a file.</summary>
internal sealed record TrashFile(
    string Kind,
    string Title,
    DateTimeOffset DeletedAt,
    string DeletedBy,
    JsonElement Document,
    IReadOnlyDictionary<string, JsonElement>? Attachments,
    string Content)
{
    public static TrashFile Of(TrashedDocument trashed, ReadOnlySpan<byte> literal) => new(
        trashed.Kind,
        trashed.Title,
        trashed.DeletedAt,
        trashed.DeletedBy,
        trashed.Document,
        trashed.Attachments,
        Encoding.UTF8.GetString(ContentText.ToUtf8(literal)));
}
