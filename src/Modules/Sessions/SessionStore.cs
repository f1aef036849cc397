using System.Buffers;
using System.Text.Json;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Intents;
using Portal.Shared.Trash;

namespace Portal.Sessions;

/// <summary>What became of a change to a session.</summary>
internal enum ChangeOutcome
{
    Done,
    Stale,
    Gone,
}

/// <summary>Which sessions to list, and how.</summary>
internal sealed record SessionSearch(Filter<Session>? Where, Sort<Session> OrderBy, int PageSize, string? Continuation);

/// <summary>Sessions, always by their owner: a stranger's session and a missing one are one answer.</summary>
internal sealed class SessionStore(
    IDocumentContainer<Session> sessions, VersionStore versions, TrashStore trash, IntentStore intents, TimeProvider time)
{
    public const string Kind = "session";
    private const string DeleteIntent = "session-delete";

    public Task<DocumentPage<Session>> ListAsync(string ownerId, SessionSearch search, CancellationToken cancellation) => sessions.QueryAsync(
        new DocumentQuery<Session>
        {
            Partition = ownerId,
            Where = search.Where,
            OrderBy = search.OrderBy,
            PageSize = search.PageSize,
            Continuation = search.Continuation,
        },
        cancellation);

    /// <summary>How many sessions match, counted no further than one more than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(string ownerId, Filter<Session>? where, int most, CancellationToken cancellation) => sessions.CountAsync(
        new DocumentQuery<Session>
        {
            Partition = ownerId,
            Where = where,
            OrderBy = Session.Declaration.OrderBy(session => session.Metadata.UpdatedAt, descending: true),
        },
        most,
        cancellation);

    /// <summary>A session's metadata; its content is not read.</summary>
    public async Task<Session?> FindAsync(string ownerId, string id, CancellationToken cancellation) =>
        (await sessions.FindAsync(ownerId, id, cancellation))?.Document;

    /// <summary>A session, its content copied where <paramref name="contentTo"/> says.</summary>
    public Task<Stored<Session>?> ReadAsync(
        string ownerId, string id, Func<Stored<Session>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation) =>
        sessions.FindWithContentAsync(ownerId, id, contentTo, cancellation);

    public async Task<WriteOutcome> AddAsync(Session session, ContentText content, CancellationToken cancellation) =>
        (await sessions.AddAsync(session, content, cancellation)).Outcome;

    /// <summary>Replaces what was read by what it became; the version that goes is kept first.</summary>
    public async Task<WriteOutcome> ReplaceAsync(
        Stored<Session> was, ReadOnlyMemory<byte> wasContent, Session becomes, ContentText? content, CancellationToken cancellation)
    {
        await versions.KeepAsync(was.Document, wasContent, cancellation);
        return (await sessions.ReplaceAsync(becomes, content, was.ETag, cancellation)).Outcome;
    }

    /// <summary>Gives a session another title and description; null when there is no such session.</summary>
    public async Task<Session?> RenameAsync(string ownerId, string id, string title, string description, string? savedFrom, CancellationToken cancellation)
    {
        while (true)
        {
            using var content = new PooledWriter();
            if (await sessions.FindWithContentAsync(ownerId, id, _ => content, cancellation) is not { } found)
            {
                return null;
            }

            if (found.Document.Metadata.Title == title && (found.Document.Metadata.Description ?? "") == description)
            {
                return found.Document;
            }

            var renamed = found.Document.Edit(title, description, null, savedFrom, time.NowToMicrosecond());
            if (await ReplaceAsync(found, content.WrittenMemory, renamed, null, cancellation) is WriteOutcome.Done)
            {
                return renamed;
            }
        }
    }

    /// <summary>Adds a session with the content of another, under a title that says so; null when there is no such session.</summary>
    public async Task<Session?> DuplicateAsync(string ownerId, string id, string? savedFrom, CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        if (await sessions.FindWithContentAsync(ownerId, id, _ => literal, cancellation) is not { } found)
        {
            return null;
        }

        var content = ContentText.OfWorkbench(ContentText.ToUtf8(literal.WrittenMemory.Span));
        var title = CopyTitle.Of(found.Document.Metadata.Title);
        return await AddNewAsync(ownerId, title, found.Document.Metadata.Description, content, savedFrom, cancellation);
    }

    /// <summary>Adds a session under a new id.</summary>
    public async Task<Session> AddNewAsync(
        string ownerId, string title, string? description, ContentText content, string? savedFrom, CancellationToken cancellation)
    {
        while (true)
        {
            var session = Session.Create(Ids.New(), ownerId, title, description, content, savedFrom, time.NowToMicrosecond());
            if (await AddAsync(session, content, cancellation) is WriteOutcome.Done)
            {
                return session;
            }
        }
    }

    /// <summary>Deletes into the trash. The wish is recorded first, so that a process that dies on the way leaves nothing half done.</summary>
    /// <param name="ownerId">Who asks, and owns.</param>
    /// <param name="id">The session.</param>
    /// <param name="isExpected">The client's condition on the session.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    public async Task<ChangeOutcome> DeleteAsync(string ownerId, string id, Func<Session, bool> isExpected, CancellationToken cancellation)
    {
        var found = await sessions.FindAsync(ownerId, id, cancellation);
        if (found is null)
        {
            return ChangeOutcome.Gone;
        }

        if (!isExpected(found.Document))
        {
            return ChangeOutcome.Stale;
        }

        var intent = await intents.RecordAsync(DeleteIntent, id, ownerId, Intent.Deleted, ownerId, cancellation);
        return await FinishDeleteAsync(intent, isExpected);
    }

    /// <summary>Finishes every delete and restore that a process left unfinished; a session that was saved after the wish to delete it stays.</summary>
    public Task FinishDeletesAsync(CancellationToken cancellation) => intents.FulfilAllAsync(
        DeleteIntent,
        intent => intent.Document.Wanted == Intent.Live
            ? FinishRestoreAsync(intent)
            : FinishDeleteAsync(intent, session => session.Metadata.UpdatedAt <= intent.Document.RequestedAt),
        cancellation);

    /// <summary>Brings a session back from the trash, byte for byte. The wish overtakes one to delete it.</summary>
    public async Task<RestoreOutcome> RestoreAsync(string ownerId, string id, CancellationToken cancellation)
    {
        if (await trash.FindAsync(ownerId, Kind, id, cancellation) is null)
        {
            return RestoreOutcome.Gone;
        }

        if (await sessions.FindAsync(ownerId, id, cancellation) is not null)
        {
            return RestoreOutcome.Taken;
        }

        var intent = await intents.RecordAsync(DeleteIntent, id, ownerId, Intent.Live, ownerId, cancellation);
        return await FinishRestoreAsync(intent);
    }

    private async Task<RestoreOutcome> FinishRestoreAsync(Stored<Intent> intent)
    {
        var (ownerId, id) = (intent.Document.OwnerId, intent.Document.TargetId);
        using var literal = new PooledWriter();
        var outcome = RestoreOutcome.Gone;
        if (await trash.ReadAsync(ownerId, Kind, id, literal, CancellationToken.None) is { } trashed)
        {
            var session = trashed.Document.Document.Deserialize<Session>(DocumentJson.Options)!;
            var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.WrittenMemory.Span));
            // Taken is our own: the try before had added it and died before it could say so.
            await sessions.AddAsync(session, content, CancellationToken.None);
            await trash.RemoveAsync(ownerId, Kind, id, trashed.ETag, CancellationToken.None);
            outcome = RestoreOutcome.Restored;
        }

        await intents.FinishAsync(intent, CancellationToken.None);
        return outcome;
    }

    private async Task<ChangeOutcome> FinishDeleteAsync(Stored<Intent> intent, Func<Session, bool> isExpected)
    {
        // Begun work is finished, whether or not the client still waits.
        var (ownerId, id) = (intent.Document.OwnerId, intent.Document.TargetId);
        ChangeOutcome? outcome = null;
        string? trashed = null;
        while (outcome is null)
        {
            using var content = new PooledWriter();
            var found = await sessions.FindWithContentAsync(ownerId, id, _ => content, CancellationToken.None);
            if (found is null || !isExpected(found.Document))
            {
                outcome = found is null ? ChangeOutcome.Done : ChangeOutcome.Stale;
                break;
            }

            trashed = await PutIntoTrashAsync(found.Document, content.WrittenMemory, intent.Document);
            var deleted = await sessions.DeleteAsync(ownerId, id, found.ETag, CancellationToken.None);
            outcome = deleted is WriteOutcome.Done or WriteOutcome.Gone ? ChangeOutcome.Done : null;
        }

        if (outcome is ChangeOutcome.Stale && trashed is not null)
        {
            await trash.RemoveAsync(ownerId, Kind, id, trashed, CancellationToken.None);
        }

        await intents.FinishAsync(intent, CancellationToken.None);
        return outcome.Value;
    }

    private Task<string> PutIntoTrashAsync(Session session, ReadOnlyMemory<byte> literal, Intent intent)
    {
        var content = ContentText.FromUtf8(ContentText.ToUtf8(literal.Span));
        return trash.PutAsync(
            new TrashedDocument
            {
                Id = TrashStore.IdOf(Kind, session.Id),
                OwnerId = session.OwnerId,
                Kind = Kind,
                TargetId = session.Id,
                Title = session.Metadata.Title,
                SizeBytes = content.SizeBytes,
                DeletedAt = time.NowToMicrosecond(),
                DeletedBy = intent.RequestedBy,
                Document = JsonSerializer.SerializeToElement(session, DocumentJson.Options),
            },
            content,
            CancellationToken.None);
    }
}
