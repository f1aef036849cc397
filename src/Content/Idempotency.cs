using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Content;

/// <summary>What is known of a request that may be repeated.</summary>
public sealed record IdempotencyKey : IDamageable<IdempotencyKey>
{
    /// <summary>Digest of path and key.</summary>
    public required string Id { get; init; }

    /// <summary>Whose request it is.</summary>
    public required string UserId { get; init; }

    /// <summary>Digest of the body.</summary>
    public required string BodyHash { get; init; }

    /// <summary>Id of what is to be created, fixed before the work begins.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Whether the work is done.</summary>
    public required bool IsDone { get; init; }

    /// <summary>When the work began, UTC; a work that failed has none.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>Seconds that the record is kept.</summary>
    public int Ttl { get; init; } = 24 * 60 * 60;

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <summary>What cannot be read is work that failed: the next try does it, under a new id where the old one is lost.</summary>
    public IdempotencyKey AsDamaged() => Ids.IsWellFormed(ResourceId)
        ? this with { IsDamaged = true }
        : this with { IsDamaged = true, ResourceId = Ids.New(), IsDone = false, StartedAt = null };

    /// <summary>How keys are stored.</summary>
    public static DocumentDeclaration<IdempotencyKey> Declaration { get; } = new DocumentDeclaration<IdempotencyKey>("idempotency_keys")
        .PartitionKey(key => key.UserId)
        .TimeToLive(key => key.Ttl)
        .SortableIndex(key => key.ResourceId);
}

/// <summary>
/// Makes a POST that a client repeats under the same <c>Idempotency-Key</c> one request: the record is written before
/// the work and holds the id to be created, so that even a retry after a crash creates nothing twice.
/// </summary>
public sealed class Idempotency(IDocumentContainer<IdempotencyKey> keys, TimeProvider time)
{
    /// <summary>The request header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Longest key that is taken, characters.</summary>
    public const int MaxKeyLength = FormKey.MaxLength;

    private static readonly TimeSpan LookEach = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromSeconds(30);

    /// <summary>Creates something under a new id, or under the id that an earlier try of the same request was given.</summary>
    /// <param name="http">The request, with or without the header, and who asks.</param>
    /// <param name="path">The path without prefix: keys are per user and path.</param>
    /// <param name="bodyDigest">Digest of the body.</param>
    /// <param name="create">Creates it under an id: Done, or Taken when the id is in use.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>200 with the id, or a problem.</returns>
    public async Task<Results<Ok<string>, ConflictProblem, InvalidProblem>> CreateAsync(
        HttpContext http,
        string path,
        ReadOnlyMemory<byte> bodyDigest,
        Func<string, Task<WriteOutcome>> create,
        CancellationToken cancellation)
    {
        if (ReadKey(http.Request, out var key) is { } problem)
        {
            return problem;
        }

        if (key is null)
        {
            return await CreateUnderNewIdAsync(create);
        }

        var wanted = RecordOf(http.User.Id(), path, key) with { BodyHash = Convert.ToHexStringLower(bodyDigest.Span) };
        var added = await keys.AddAsync(wanted, null, cancellation);
        return added.IsDone
            ? TypedResults.Ok(await WorkAsync(new Stored<IdempotencyKey>(wanted, added.ETag!), create, isRepeat: false))
            : await RepeatAsync(wanted, create, cancellation);
    }

    /// <summary>
    /// Creates something once a key, for a page: a repetition waits until the first request is answered, or takes it over,
    /// and gives the same id.
    /// </summary>
    /// <param name="userId">Who asks.</param>
    /// <param name="path">What for: keys are per user and path.</param>
    /// <param name="key">The key of the form.</param>
    /// <param name="create">Creates it under an id: Done, Taken when the id is in use, Gone when there is nothing to create it
    /// from.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Its id; null when there is nothing to create it from.</returns>
    public async Task<string?> CreateOnceAsync(
        string userId, string path, string key, Func<string, Task<WriteOutcome>> create, CancellationToken cancellation)
    {
        var wanted = RecordOf(userId, path, key);
        while (true)
        {
            var added = await keys.AddAsync(wanted, null, cancellation);
            if (added.IsDone)
            {
                return await WorkAsync(new Stored<IdempotencyKey>(wanted, added.ETag!), create, isRepeat: false);
            }

            if (await keys.FindAsync(userId, wanted.Id, cancellation) is not { } known)
            {
                continue;
            }

            if (known.Document.IsDone)
            {
                return known.Document.ResourceId;
            }

            if (await TakeOverAsync(known, cancellation) is { } mine)
            {
                return await WorkAsync(mine, create, isRepeat: true);
            }

            await Task.Delay(LookEach, time, cancellation);
        }
    }

    /// <summary>Reads the request's key, null without one. The answer is what is wrong with it, null for nothing.</summary>
    public static InvalidProblem? ReadKey(HttpRequest request, out string? key)
    {
        key = request.Headers.TryGetValue(Header, out var header) && header.ToString() is { Length: > 0 } sent ? sent : null;
        return key?.Length > MaxKeyLength ? ApiProblem.Invalid([(Header, $"may have at most {MaxKeyLength} characters")]) : null;
    }

    private static Task<Ok<string>> CreateUnderNewIdAsync(Func<string, Task<WriteOutcome>> create) =>
        StaleRetry.RunAsync("A new id", async () =>
        {
            var id = Ids.New();
            return await create(id) is WriteOutcome.Done ? TypedResults.Ok(id) : Attempt<Ok<string>>.Stale;
        });

    private async Task<Results<Ok<string>, ConflictProblem, InvalidProblem>> RepeatAsync(
        IdempotencyKey wanted, Func<string, Task<WriteOutcome>> create, CancellationToken cancellation)
    {
        if (await keys.FindAsync(wanted.UserId, wanted.Id, cancellation) is not { } known)
        {
            return InFlight();
        }

        if (!known.Document.IsDamaged && known.Document.BodyHash != wanted.BodyHash)
        {
            return ApiProblem.Invalid([(Header, "was used for another body")]);
        }

        if (known.Document.IsDone)
        {
            return TypedResults.Ok(known.Document.ResourceId);
        }

        return await TakeOverAsync(known, cancellation) is { } mine
            ? TypedResults.Ok(await WorkAsync(mine, create, isRepeat: true))
            : InFlight();
    }

    /// <summary>Takes over work that failed or was abandoned; null while somebody is at it.</summary>
    private async Task<Stored<IdempotencyKey>?> TakeOverAsync(Stored<IdempotencyKey> known, CancellationToken cancellation)
    {
        if (known.Document.StartedAt > time.GetUtcNow() - AbandonedAfter)
        {
            return null;
        }

        var takenOver = known.Document with { StartedAt = time.GetUtcNow() };
        var written = await keys.ReplaceAsync(takenOver, null, known.ETag, cancellation);
        return written.IsDone ? new Stored<IdempotencyKey>(takenOver, written.ETag!) : null;
    }

    private async Task<string?> WorkAsync(Stored<IdempotencyKey> record, Func<string, Task<WriteOutcome>> create, bool isRepeat)
    {
        WriteOutcome outcome;
        try
        {
            // Taken on a repeat is our own: the try before had stored it and died before it could say so.
            while ((outcome = await create(record.Document.ResourceId)) is not (WriteOutcome.Done or WriteOutcome.Gone) && !isRepeat)
            {
                var other = record.Document with { ResourceId = Ids.New() };
                record = new(other, (await keys.ReplaceAsync(other, null, record.ETag, CancellationToken.None)).ETag!);
            }
        }
        catch
        {
            await keys.ReplaceAsync(record.Document with { StartedAt = null }, null, record.ETag, CancellationToken.None);
            throw;
        }

        var isGone = outcome is WriteOutcome.Gone;
        var ended = record.Document with { IsDone = !isGone, StartedAt = isGone ? null : record.Document.StartedAt };
        await keys.ReplaceAsync(ended, null, record.ETag, CancellationToken.None);
        return isGone ? null : record.Document.ResourceId;
    }

    private IdempotencyKey RecordOf(string userId, string path, string key) => new()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{key}"))),
        UserId = userId,
        BodyHash = "",
        ResourceId = Ids.New(),
        IsDone = false,
        StartedAt = time.GetUtcNow(),
    };

    private static ConflictProblem InFlight() => ApiProblem.Conflict("The same request is still under way. Try again in a moment.");
}
