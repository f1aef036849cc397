using System.Buffers;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>Sessions, always by their owner: a stranger's session and a missing one are one answer.</summary>
internal sealed class SessionStore(IDocumentContainer<Session> sessions, VersionStore versions, TimeProvider time)
{
    public const string Kind = "session";

    public Task<DocumentPage<Session>> ListAsync(string ownerId, DocumentQuery<Session> asked, CancellationToken cancellation) =>
        sessions.QueryAsync(asked with { Partition = ownerId }, cancellation);

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

    /// <summary>Every session of an owner, the oldest first; content is not read.</summary>
    public IAsyncEnumerable<Session> AllAsync(string ownerId, CancellationToken cancellation) =>
        sessions
            .AllAsync(
                new DocumentQuery<Session>
                {
                    Partition = ownerId,
                    OrderBy = Session.Declaration.OrderBy(session => session.Metadata.CreatedAt, descending: false),
                },
                cancellation)
            .Select(session => session.Document);

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
    public Task<Session?> RenameAsync(
        string ownerId, string id, string title, string description, string? savedFrom, CancellationToken cancellation) =>
        StaleRetry.RunAsync("A session", () => TryRenameAsync(ownerId, id, title, description, savedFrom, cancellation));

    private async Task<Attempt<Session?>> TryRenameAsync(
        string ownerId, string id, string title, string description, string? savedFrom, CancellationToken cancellation)
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
        return await ReplaceAsync(found, content.WrittenMemory, renamed, null, cancellation) is WriteOutcome.Done
            ? renamed
            : Attempt<Session?>.Stale;
    }

    /// <summary>Adds a session with the content of another, under a title that says so. Gone when there is no such session.</summary>
    public async Task<WriteOutcome> DuplicateAsync(
        string ownerId,
        string id,
        string newId,
        string? savedFrom,
        CancellationToken cancellation)
    {
        using var literal = new PooledWriter();
        if (await sessions.FindWithContentAsync(ownerId, id, _ => literal, cancellation) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        var content = WorkbenchContent.FromUtf8(ContentText.ToUtf8(literal.WrittenMemory.Span)).As(found.Document.Portal?.Outline);
        var (title, description) = (CopyTitle.Of(found.Document.Metadata.Title), found.Document.Metadata.Description);
        var copy = Session.Create(newId, ownerId, title, description, content, savedFrom, time.NowToMicrosecond());
        return await AddAsync(copy, content.Text, cancellation);
    }

    /// <summary>Adds a session with the content of a replaced version, under a title that says so. Gone when it is not kept.</summary>
    public async Task<WriteOutcome> AddVersionAsync(
        string ownerId, string id, int version, string newId, string? savedFrom, CancellationToken cancellation)
    {
        if (await versions.FindAsync(ownerId, id, version, cancellation) is not { } found)
        {
            return WriteOutcome.Gone;
        }

        var content = WorkbenchContent.FromUtf8(ContentText.ToUtf8(found.ContentLiteral));
        var (title, description) = (CopyTitle.OfVersion(found.Version.Title, version), found.Version.Description);
        var session = Session.Create(newId, ownerId, title, description, content, savedFrom, time.NowToMicrosecond());
        return await AddAsync(session, content.Text, cancellation);
    }
}
