using System.Text;
using System.Text.Json;
using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Trash;

/// <summary>A user's trash. Erased after the sessions and snapshots that end up in it; the tombstones stay.</summary>
internal sealed class PersonalTrash(TrashStore trash, TrashKinds kinds) : IPersonalData
{
    public string Title => "In the trash";

    public int Order => 80;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        trash.CountAsync(userId, null, IPersonalData.Most, cancellation);

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await foreach (var trashed in trash.AllAsync(userId, null, cancellation))
        {
            using var literal = new PooledWriter();
            if (await trash.ReadAsync(userId, trashed.Kind, trashed.TargetId, literal, cancellation) is { } found)
            {
                var name = $"trash/{trashed.Kind} " + FileName.Of(trashed.Title, trashed.Kind, $" {trashed.TargetId}.json");
                await archive.AddJsonAsync(name, TrashFile.Of(found.Document, literal.WrittenMemory.Span));
            }
        }
    }

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        while ((await trash.ListAsync(userId, null, PageSizes.Most, null, cancellation)).Items is { Count: > 0 } found)
        {
            foreach (var trashed in found)
            {
                await kinds.PurgeAsync(trashed, cancellation);
            }
        }
    }
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
