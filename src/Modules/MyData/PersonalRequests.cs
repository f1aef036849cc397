using Portal.Content;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.MyData;

/// <summary>What is remembered for a day of a user's requests with an <c>Idempotency-Key</c>.</summary>
internal sealed class PersonalRequests(IDocumentContainer<IdempotencyKey> keys) : IPersonalData
{
    public string Title => "Requests, remembered for a day";

    public int Order => 90;

    public Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        keys.CountAsync(Of(userId), IPersonalData.Most, cancellation);

    public Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation) =>
        archive.AddJsonAsync("requests.json", keys.AllAsync(Of(userId), cancellation).Select(key => key.Document));

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        await foreach (var key in keys.AllAsync(Of(userId), cancellation))
        {
            await keys.DeleteAsync(userId, key.Document.Id, null, cancellation);
        }
    }

    private static DocumentQuery<IdempotencyKey> Of(string userId) =>
        new() { Partition = userId, OrderBy = IdempotencyKey.Declaration.OrderBy(key => key.ResourceId, descending: false) };
}
