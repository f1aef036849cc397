using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>
/// A user's sessions with their versions. Erasing deletes them; where that moves them into the trash, it is erased after them, and with it
/// the versions.
/// </summary>
internal sealed class PersonalSessions(SessionStore sessions, IDeletion<Session> deletion, VersionStore versions, ITrash? trash = null)
    : IPersonalData
{
    public string Title => "Sessions, with their versions";

    public int Order => 10;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        sessions.CountAsync(userId, null, IPersonalData.Most, cancellation);

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await foreach (var session in sessions.AllAsync(userId, cancellation))
        {
            var name = "sessions/" + FileName.Of(session.Metadata.Title, SessionStore.Kind, $" {session.Id}");
            using var literal = new PooledWriter();
            if (await sessions.ReadAsync(userId, session.Id, _ => literal, cancellation) is { } found)
            {
                await AddAsync(archive, name, SessionFile.Of(found.Document, literal.WrittenMemory.Span));
            }

            await ExportVersionsAsync(userId, session.Id, name, archive, cancellation);
        }

        if (trash is null)
        {
            return;
        }

        await foreach (var trashed in trash.AllAsync(userId, SessionStore.Kind, cancellation))
        {
            var name = "trash/session " + FileName.Of(trashed.Title, SessionStore.Kind, $" {trashed.TargetId}");
            await ExportVersionsAsync(userId, trashed.TargetId, name, archive, cancellation);
        }
    }

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await foreach (var session in sessions.AllAsync(userId, cancellation))
        {
            await deletion.DeleteAsync(userId, session.Id, userId, _ => true, cancellation);
        }
    }

    private async Task ExportVersionsAsync(
        string userId,
        string sessionId,
        string name,
        PersonalArchive archive,
        CancellationToken cancellation)
    {
        await foreach (var version in versions.AllAsync(userId, sessionId, cancellation))
        {
            if (await versions.FindAsync(userId, sessionId, version.Version, cancellation) is { } found)
            {
                await AddAsync(archive, $"{name} versions/{version.Version:0000}", SessionFile.Of(found.Version, found.ContentLiteral));
            }
        }
    }

    private static Task AddAsync(PersonalArchive archive, string name, SessionFile file) =>
        archive.AddAsync($"{name}.webviz-session.json", stream => stream.WriteAsync(file.ToBytes()).AsTask());
}
