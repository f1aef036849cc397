using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.MyData;

/// <summary>What the directory knows of a user. Erased last: until then others see the name at what is still there.</summary>
internal sealed class PersonalProfile(IDocumentContainer<KnownUser> users) : IPersonalData
{
    public string Title => "Your name and last sign-in";

    public int Order => 100;

    public async Task<int> CountAsync(string userId, CancellationToken cancellation) =>
        await users.FindAsync(userId, userId, cancellation) is null ? 0 : 1;

    public async Task ExportAsync(string userId, PersonalArchive archive, CancellationToken cancellation)
    {
        if (await users.FindAsync(userId, userId, cancellation) is { } user)
        {
            await archive.AddJsonAsync("profile.json", user.Document);
        }
    }

    public Task EraseAsync(string userId, CancellationToken cancellation) => users.DeleteAsync(userId, userId, null, cancellation);
}
