using Microsoft.Extensions.Logging;

namespace Portal.Documents;

/// <summary>Records what is to be done, and strikes it out when it is.</summary>
public sealed partial class IntentStore(IDocumentContainer<Intent> intents, TimeProvider time, ILogger<IntentStore> logger)
{
    private const string UnreadableKind = "unreadable";

    /// <summary>Records an intent before the work begins; an intent for the same target is overtaken.</summary>
    public Task<Stored<Intent>> RecordAsync(
        string kind, string targetId, string ownerId, string wanted, string requestedBy, CancellationToken cancellation) =>
        StaleRetry.RunAsync<Stored<Intent>>("An intent", async () =>
        {
            var id = $"{kind}__{targetId}";
            var current = await intents.FindAsync(id, id, cancellation);
            var intent = new Intent
            {
                Id = id,
                Kind = kind,
                TargetId = targetId,
                OwnerId = ownerId,
                Wanted = wanted,
                Sequence = (current?.Document.Sequence ?? 0) + 1,
                RequestedBy = requestedBy,
                RequestedAt = time.NowToMicrosecond(),
            };
            var written = current is null
                ? await intents.AddAsync(intent, null, cancellation)
                : await intents.ReplaceAsync(intent, null, current.ETag, cancellation);
            return written.IsDone ? new Stored<Intent>(intent, written.ETag!) : Attempt<Stored<Intent>>.Stale;
        });

    /// <summary>Strikes out an intent that is fulfilled. False when it was overtaken meanwhile: the newer intent stays.</summary>
    public async Task<bool> FinishAsync(Stored<Intent> intent, CancellationToken cancellation) =>
        await intents.DeleteAsync(intent.Document.Id, intent.Document.Id, intent.ETag, cancellation) is not WriteOutcome.Stale;

    /// <summary>The intent that there is for a target; null for none, and for one that cannot be read.</summary>
    public async Task<Stored<Intent>?> FindAsync(string kind, string targetId, CancellationToken cancellation) =>
        await intents.FindAsync($"{kind}__{targetId}", $"{kind}__{targetId}", cancellation) is { } found
            && found.Document is { IsDamaged: false, Kind: not UnreadableKind }
                ? found
                : null;

    /// <summary>
    /// Runs <paramref name="fulfil"/> on every open intent of a kind, the oldest first, each to its end before the next; one that fails
    /// holds up no other.
    /// </summary>
    public async Task FulfilAllAsync(string kind, Func<Stored<Intent>, Task> fulfil, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        var ofKind = new DocumentQuery<Intent>
        {
            Where = Intent.Declaration.Filters.Equal(intent => intent.Kind, kind),
            OrderBy = Intent.Declaration.OrderBy(intent => intent.RequestedAt, descending: false),
        };
        await foreach (var intent in intents.AllAsync(ofKind, cancellation))
        {
            try
            {
                await (IsUnreadable(intent.Document) ? SetAsideAsync(intent, cancellation) : fulfil(intent));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} intents of kind '{kind}' failed.", failures);
        }
    }

    private static bool IsUnreadable(Intent intent) => intent.IsDamaged || intent.Wanted is not (Intent.Deleted or Intent.Live);

    /// <summary>
    /// What was wanted cannot be read, and is not guessed. The intent stays in the store under a kind that no sweep asks for; a new one
    /// takes its place.
    /// </summary>
    private async Task SetAsideAsync(Stored<Intent> intent, CancellationToken cancellation)
    {
        if ((await intents.ReplaceAsync(intent.Document with { Kind = UnreadableKind }, null, intent.ETag, cancellation)).IsDone)
        {
            SetAside(logger, intent.Document.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The intent {Id} cannot be read and is set aside")]
    private static partial void SetAside(ILogger logger, string id);
}
