using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>
/// Places for large bodies and archives, a few for each person and a few more for all, so that their bytes stay with the clients until
/// there is memory for them and nobody's slow ones keep others out.
/// </summary>
public sealed class LargeBodies(IOptions<LargeBodiesOptions> options) : IDisposable
{
    /// <summary>A body of which more bytes than this were read is large.</summary>
    public const int FromBytes = 256 * 1024;

    /// <summary>Requests that would wait behind more than this many others are refused at once.</summary>
    private const int MostWaiting = 256;

    /// <summary>After this time another try makes sense.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrencyLimiter all = new(Limit(options.Value.ParallelLargeBodies));
    private readonly PartitionedRateLimiter<string> own = PartitionedRateLimiter.Create<string, string>(
        user => RateLimitPartition.GetConcurrencyLimiter(user, _ => Limit(options.Value.LargeBodiesPerUser)));

    /// <summary>Waits for a place, until it is disposed.</summary>
    /// <param name="userId">Whose it will be.</param>
    /// <param name="cancellation">Ends the waiting: the client is gone.</param>
    /// <exception cref="BadHttpRequestException">503: none came free for ten seconds.</exception>
    public async Task<IDisposable> AdmitAsync(string userId, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            // One's own first: who has too many waits without a place of the others'.
            var mine = Acquired(await own.AcquireAsync(userId, 1, patience.Token));
            try
            {
                return new Place(mine, Acquired(await all.AcquireAsync(1, patience.Token)));
            }
            catch
            {
                mine.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Busy();
        }
    }

    /// <summary>How many places a person could have at once now.</summary>
    internal long FreeFor(string userId) => own.GetStatistics(userId)?.CurrentAvailablePermits ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        own.Dispose();
        all.Dispose();
    }

    private static ConcurrencyLimiterOptions Limit(int places) =>
        new() { PermitLimit = places, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static RateLimitLease Acquired(RateLimitLease lease) => lease.IsAcquired ? lease : throw Busy();

    private static BadHttpRequestException Busy() =>
        new("Too many large requests at once. Nothing was stored. Try again in a moment.", StatusCodes.Status503ServiceUnavailable);

    private sealed record Place(RateLimitLease Mine, RateLimitLease OfAll) : IDisposable
    {
        public void Dispose()
        {
            OfAll.Dispose();
            Mine.Dispose();
        }
    }
}
