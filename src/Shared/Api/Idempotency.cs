using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Shared.Documents;

namespace Portal.Shared.Api;

/// <summary>What is known of a request that may be repeated.</summary>
public sealed record IdempotencyKey : IDocument
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

    internal static DocumentDeclaration<IdempotencyKey> Declaration { get; } = new DocumentDeclaration<IdempotencyKey>("idempotency_keys")
        .PartitionedBy(key => key.UserId)
        .Expiring(key => key.Ttl)
        .Sorted(key => key.ResourceId);
}

/// <summary>
/// Makes a POST that a client repeats under the same <c>Idempotency-Key</c> one request: the record is written before
/// the work and holds the id to be created, so that even a retry after a crash creates nothing twice.
/// </summary>
public sealed class Idempotency(IDocumentContainer<IdempotencyKey> keys, TimeProvider time)
{
    /// <summary>The request header.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 255;
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromSeconds(30);

    /// <summary>Creates something under a new id, or under the id that an earlier try of the same request was given.</summary>
    /// <param name="request">The request, with or without the header.</param>
    /// <param name="userId">Who asks.</param>
    /// <param name="path">The path without prefix: keys are per user and path.</param>
    /// <param name="bodyDigest">Digest of the body.</param>
    /// <param name="create">Creates it under an id: Done, or Taken when the id is in use.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>200 with the id, or a problem.</returns>
    public async Task<IResult> CreateAsync(
        HttpRequest request,
        string userId,
        string path,
        ReadOnlyMemory<byte> bodyDigest,
        Func<string, Task<WriteOutcome>> create,
        CancellationToken cancellation)
    {
        if (ReadKey(request, out var key) is { } problem)
        {
            return problem;
        }

        if (key is null)
        {
            return await CreateUnderNewIdAsync(create);
        }

        var wanted = new IdempotencyKey
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{key}"))),
            UserId = userId,
            BodyHash = Convert.ToHexStringLower(bodyDigest.Span),
            ResourceId = Ids.New(),
            IsDone = false,
            StartedAt = time.GetUtcNow(),
        };
        var added = await keys.AddAsync(wanted, null, cancellation);
        return added.IsDone
            ? await WorkAsync(new Stored<IdempotencyKey>(wanted, added.ETag!), create, isRepeat: false)
            : await RepeatAsync(wanted, create, cancellation);
    }

    /// <summary>Reads the request's key, null without one. The answer is what is wrong with it, null for nothing.</summary>
    public static ApiProblem? ReadKey(HttpRequest request, out string? key)
    {
        key = request.Headers.TryGetValue(Header, out var header) && header.ToString() is { Length: > 0 } sent ? sent : null;
        return key?.Length > MaxKeyLength ? ApiProblem.Invalid([(Header, $"may have at most {MaxKeyLength} characters")]) : null;
    }

    private static async Task<IResult> CreateUnderNewIdAsync(Func<string, Task<WriteOutcome>> create)
    {
        while (true)
        {
            var id = Ids.New();
            if (await create(id) is WriteOutcome.Done)
            {
                return TypedResults.Ok(id);
            }
        }
    }

    private async Task<IResult> RepeatAsync(IdempotencyKey wanted, Func<string, Task<WriteOutcome>> create, CancellationToken cancellation)
    {
        if (await keys.FindAsync(wanted.UserId, wanted.Id, cancellation) is not { } known)
        {
            return InFlight();
        }

        if (known.Document.BodyHash != wanted.BodyHash)
        {
            return ApiProblem.Invalid([(Header, "was used for another body")]);
        }

        if (known.Document.IsDone)
        {
            return TypedResults.Ok(known.Document.ResourceId);
        }

        if (known.Document.StartedAt > time.GetUtcNow() - AbandonedAfter)
        {
            return InFlight();
        }

        var takenOver = known.Document with { StartedAt = time.GetUtcNow() };
        var written = await keys.ReplaceAsync(takenOver, null, known.ETag, cancellation);
        return written.IsDone ? await WorkAsync(new(takenOver, written.ETag!), create, isRepeat: true) : InFlight();
    }

    private async Task<IResult> WorkAsync(Stored<IdempotencyKey> record, Func<string, Task<WriteOutcome>> create, bool isRepeat)
    {
        try
        {
            // Taken on a repeat is our own: the try before had stored it and died before it could say so.
            while (await create(record.Document.ResourceId) is not WriteOutcome.Done && !isRepeat)
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

        await keys.ReplaceAsync(record.Document with { IsDone = true }, null, record.ETag, CancellationToken.None);
        return TypedResults.Ok(record.Document.ResourceId);
    }

    private static ApiProblem InFlight() => ApiProblem.Conflict("The same request is still under way. Try again in a moment.");
}
