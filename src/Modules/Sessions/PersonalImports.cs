using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Sessions;

/// <summary>A user's files that wait to be imported.</summary>
internal sealed class PersonalImports(PendingImportStore imports) : IPersonalData
{
    public string Title => "Files to import, kept for an hour";

    public int Order => 15;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        imports.CountAsync(userId, IPersonalData.Most, cancellation);

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await foreach (var import in imports.AllAsync(userId, cancellation))
        {
            using var literal = new PooledWriter();
            if (await imports.ReadAsync(userId, import.Id, literal, cancellation) is { SessionId: null } waiting)
            {
                var file = SessionFile.Of(waiting, literal.WrittenMemory.Span);
                var name = FileName.Of(import.Title, "import", $" {import.Id}.webviz-session.json");
                await archive.AddAsync($"imports/{name}", stream => stream.WriteAsync(file.ToBytes()).AsTask());
            }
        }
    }

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await foreach (var import in imports.AllAsync(userId, cancellation))
        {
            await imports.DeleteAsync(userId, import.Id, cancellation);
        }
    }
}
