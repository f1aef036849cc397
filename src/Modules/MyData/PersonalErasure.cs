using Microsoft.Extensions.Logging;
using Portal.Contracts.MyData;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.MyData;

/// <summary>
/// Erases everything of a user for good. The intent is recorded first; what a dead process or a failing store left is finished by a sweep,
/// and in any case before the user signs in again.
/// </summary>
internal sealed partial class PersonalErasure(
    IEnumerable<IPersonalData> kinds, IntentStore intents, IDocumentStore store, ILogger<PersonalErasure> logger) : ISignInObserver
{
    private const string IntentKind = "personal-data-erase";

    /// <summary>Erases. False when the store failed on the way: then the rest follows by itself.</summary>
    /// <exception cref="StoreException">The intent could not be recorded, and nothing was erased.</exception>
    public async Task<bool> EraseAsync(string userId)
    {
        // Begun work is finished, whether or not the client still waits.
        var intent = await intents.RecordAsync(IntentKind, userId, userId, Intent.Deleted, userId, CancellationToken.None);
        try
        {
            await FinishAsync(intent);
            return true;
        }
        catch (StoreException e)
        {
            Interrupted(logger, e);
            return false;
        }
    }

    /// <summary>Finishes every erasure that was begun.</summary>
    public Task FinishAllAsync(CancellationToken cancellation) => intents.FulfilAllAsync(IntentKind, FinishAsync, cancellation);

    /// <summary>Before the others hear of it: a user who signs in again starts afresh, and is not erased a moment later.</summary>
    public int Order => 0;

    public async Task SignedInAsync(string userId, string name, CancellationToken cancellation)
    {
        if (await intents.FindAsync(IntentKind, userId, cancellation) is { } intent)
        {
            await FinishAsync(intent);
        }
    }

    private async Task FinishAsync(Stored<Intent> intent)
    {
        foreach (var kind in kinds.OrderBy(kind => kind.Order))
        {
            await kind.EraseAsync(intent.Document.TargetId, CancellationToken.None);
        }

        await store.ForgetAsync();
        await intents.FinishAsync(intent, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed during an erasure; the next sweep continues it")]
    private static partial void Interrupted(ILogger logger, Exception exception);
}
