using System.Text.Json;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Trash;

/// <summary>Moves a module's documents into the trash and back. A restore is an intent, too; of two intents the later wins.</summary>
/// <remarks>
/// Nothing writes document and copy at once, so the order of the steps keeps the last of them: a delete reads the trash before the
/// document, and writes each only if it still is what was read; a restore writes the document before it removes the copy in the trash. A
/// delete under way that relies on that copy is thereby refused, and looks again.
/// </remarks>
internal sealed class TrashMoves<T>(
    IDeletable<T> deletable,
    IDocumentContainer<T> live,
    IntentStore intents,
    TombstoneStore tombstones,
    TrashStore trash,
    TimeProvider time) : Deletion<T>(deletable, live, intents), ITrashKind
    where T : class, IDocument
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    public string Kind => Deletable.Kind;

    public async Task<RestoreOutcome> RestoreAsync(string ownerId, string id, CancellationToken cancellation)
    {
        if (await trash.FindAsync(ownerId, Kind, id, cancellation) is null)
        {
            var found = await Live.FindAsync(Deletable.PartitionOf(ownerId, id), id, cancellation);
            return found is not null && Deletable.OwnerOf(found.Document) == ownerId ? RestoreOutcome.Live : RestoreOutcome.Gone;
        }

        // What lives beside an open intent that it lives is a restore that a dead process left half done.
        if (await Live.FindAsync(Deletable.PartitionOf(ownerId, id), id, cancellation) is not null && !await IsWantedAsync(Intent.Live, id))
        {
            return RestoreOutcome.Taken;
        }

        return await FulfilRestoreAsync(await Intents.RecordAsync(IntentKind, id, ownerId, Intent.Live, ownerId, cancellation));
    }

    public Task ForgetAsync(TrashedDocument trashed, CancellationToken cancellation) =>
        Deletable.ForgetAsync(trashed.OwnerId, trashed.TargetId, cancellation);

    protected override Task FinishAsync(Stored<Intent> intent) =>
        intent.Document.Wanted == Intent.Live ? FulfilRestoreAsync(intent) : base.FinishAsync(intent);

    protected override async Task<WriteOutcome> FulfilAsync(Stored<Intent> intent, Func<T, bool> isExpected)
    {
        // Begun work is finished, whether or not the client still waits.
        var (ownerId, id, partition) = Names(intent.Document);
        (WriteOutcome? outcome, TrashCopy? copy, var isShared) = (null, null, false);
        while (outcome is null)
        {
            using var literal = new PooledWriter();
            var older = await trash.FindAsync(ownerId, Kind, id, CancellationToken.None);
            isShared |= IsOfOther(older, intent, copy);
            var found = await Live.FindWithContentAsync(partition, id, _ => literal, CancellationToken.None);
            if (found is null)
            {
                outcome = WriteOutcome.Gone;
            }
            else if (!isExpected(found.Document) || !await IsWantedAsync(Intent.Deleted, id))
            {
                outcome = WriteOutcome.Stale;
            }
            else if (await PutAsync(found.Document, literal.WrittenMemory, intent, older) is { } put)
            {
                copy = put;
                var deleted = await Live.DeleteAsync(partition, id, found.ETag, CancellationToken.None);
                outcome = deleted is WriteOutcome.Stale ? null : deleted;
            }
        }

        if (outcome is WriteOutcome.Gone
            && (isShared || IsOfOther(await trash.FindAsync(ownerId, Kind, id, CancellationToken.None), intent, copy)))
        {
            // A sweep was faster with this very intent: who made it is told that it is done.
            outcome = WriteOutcome.Done;
        }

        await (outcome is WriteOutcome.Stale ? TakeBackAsync(intent.Document, copy) : TellDeletedAsync(intent.Document));
        await Intents.FinishAsync(intent, CancellationToken.None);
        return outcome.Value;
    }

    /// <summary>Whether what lies in the trash was put there for this intent, but by somebody else.</summary>
    private static bool IsOfOther(Stored<TrashedDocument>? lying, Stored<Intent> intent, TrashCopy? own) =>
        lying is not null && lying.Document.IntentETag == intent.ETag && lying.ETag != own?.ETag;

    private async Task<TrashCopy?> PutAsync(T document, ReadOnlyMemory<byte> literal, Stored<Intent> intent, Stored<TrashedDocument>? over)
    {
        var attachments = new Dictionary<string, JsonElement>();
        await Deletable.DeletingAsync(document, attachments);
        var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.Span));
        var trashed = new TrashedDocument
        {
            Id = TrashStore.IdOf(Kind, document.Id),
            OwnerId = Deletable.OwnerOf(document),
            Kind = Kind,
            TargetId = document.Id,
            Title = Deletable.TitleOf(document),
            SizeBytes = content.SizeBytes,
            DeletedAt = time.NowToMicrosecond(),
            DeletedBy = intent.Document.RequestedBy,
            IntentETag = intent.ETag,
            Document = JsonSerializer.SerializeToElement(document, DocumentJson.Options),
            Attachments = attachments,
        };
        return await trash.TryPutAsync(trashed, content, over, CancellationToken.None);
    }

    /// <summary>A later intent tells of what became of it itself.</summary>
    private async Task TellDeletedAsync(Intent intent)
    {
        if (await IsWantedAsync(Intent.Deleted, intent.TargetId))
        {
            await Deletable.DeletedAsync(intent);
        }
    }

    /// <summary>The document stays: the copy that was made goes, unless another delete took the document and relies on it.</summary>
    private async Task TakeBackAsync(Intent intent, TrashCopy? copy)
    {
        var (ownerId, id, partition) = Names(intent);
        if (copy is not null && await TouchAsync(partition, id))
        {
            await trash.TakeBackAsync(ownerId, Kind, id, copy, CancellationToken.None);
            await Deletable.RestoredAsync(ownerId, id, Nothing);
        }
    }

    private async Task<RestoreOutcome> FulfilRestoreAsync(Stored<Intent> intent)
    {
        var (ownerId, id, partition) = Names(intent.Document);
        (string? added, var isBack) = (null, false);
        while (!isBack)
        {
            using var literal = new PooledWriter();
            var tombstone = (await tombstones.FindAsync(Kind, id, CancellationToken.None))?.ETag;
            if (await trash.ReadAsync(ownerId, Kind, id, literal, CancellationToken.None) is not { } trashed)
            {
                break;
            }

            if (!await IsWantedAsync(Intent.Live, id))
            {
                // Deleted again meanwhile: what was added goes, and the copy stays.
                await (added is null ? Task.CompletedTask : Live.DeleteAsync(partition, id, added, CancellationToken.None));
                break;
            }

            added = await TryAddAsync(trashed.Document, partition, id, literal.WrittenMemory);
            if (added is not null || await TouchAsync(partition, id))
            {
                // Without its tombstone first: listeners find a live document.
                await tombstones.RemoveAsync(Kind, id, tombstone, CancellationToken.None);
                await Deletable.RestoredAsync(ownerId, id, trashed.Document.Attachments ?? Nothing);
                isBack = await trash.PurgeAsync(trashed, CancellationToken.None);
            }
        }

        await Intents.FinishAsync(intent, CancellationToken.None);
        return await Live.FindAsync(partition, id, CancellationToken.None) is null ? RestoreOutcome.Gone : RestoreOutcome.Restored;
    }

    private async Task<string?> TryAddAsync(TrashedDocument trashed, string partition, string id, ReadOnlyMemory<byte> literal)
    {
        var document = DocumentReader.Read(trashed.Document, Live.Declaration, partition, id);
        var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.Span));
        return (await Live.AddAsync(document, content, CancellationToken.None)).ETag;
    }

    /// <summary>Writes a document as it is, so that nobody deletes it by what was read before. False when it is gone.</summary>
    private Task<bool> TouchAsync(string partition, string id) => StaleRetry.RunAsync<bool>("A document", async () =>
        await Live.FindAsync(partition, id, CancellationToken.None) is not { } found
            ? false
            : (await Live.ReplaceAsync(found.Document, null, found.ETag, CancellationToken.None)).IsDone ? true : Attempt<bool>.Stale);

    /// <summary>Whether the latest intent for a document is this. Once it is fulfilled, none is.</summary>
    private async Task<bool> IsWantedAsync(string wanted, string id) =>
        (await Intents.FindAsync(IntentKind, id, CancellationToken.None))?.Document.Wanted == wanted;

    private (string OwnerId, string Id, string Partition) Names(Intent intent) =>
        (intent.OwnerId, intent.TargetId, Deletable.PartitionOf(intent.OwnerId, intent.TargetId));
}
