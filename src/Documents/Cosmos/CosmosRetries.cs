using System.Net;
using System.Security.Cryptography;
using Microsoft.Azure.Cosmos;
using Polly;
using Polly.Retry;

namespace Portal.Documents.Cosmos;

/// <summary>An answer of the service.</summary>
/// <param name="Status">Its status.</param>
/// <param name="RetryAfter">When the service wants to be asked again.</param>
/// <param name="Message">What it says of an error.</param>
internal abstract record CosmosAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string? Message);

/// <summary>
/// Tries again what may succeed later. The SDK gives up on 408, 410, 500 and 503 of a single region, and on a socket error of a
/// write. After such a failure nobody knows whether a write took effect: the caller learns that it was ambiguous, and looks.
/// </summary>
internal sealed class CosmosRetries
{
    private const int FirstDelayMs = 50;

    /// <summary>No try begins later than this after the first: a request of a browser waits behind it.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private static readonly ResiliencePropertyKey<long> Started = new("started");

    private readonly TimeProvider time;
    private readonly ResiliencePipeline<CosmosAnswer> pipeline;

    public CosmosRetries(TimeProvider time)
    {
        this.time = time;
        pipeline = new ResiliencePipelineBuilder<CosmosAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<CosmosAnswer>
            {
                MaxRetryAttempts = 8,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(FirstDelayMs),
                MaxDelay = TimeSpan.FromSeconds(3),
                ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome) && IsInBudget(attempt.Context, attempt.Outcome)),
                DelayGenerator = attempt => ValueTask.FromResult(DelayOf(attempt.Outcome, attempt.AttemptNumber)),
            })
            .Build();
    }

    /// <summary>
    /// Asks until the answer is final. An expected refusal (404, 409, 412) is an answer; anything else is a <see cref="StoreException"/>.
    /// </summary>
    /// <returns>The answer, and whether a try before it may have taken effect without our knowing.</returns>
    public async Task<(TAnswer Answer, bool IsAmbiguous)> AskAsync<TAnswer>(Func<Task<TAnswer>> ask, CancellationToken cancellation)
        where TAnswer : CosmosAnswer
    {
        var failures = 0;
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(Started, time.GetTimestamp());
        try
        {
            var answer = (TAnswer)await pipeline.ExecuteAsync(async _ => await Once(), context);
            return IsFinal(answer.Status)
                ? (answer, failures > 0)
                : throw CosmosErrors.ToStoreException(answer.Status, answer.Message, answer.RetryAfter);
        }
        catch (Exception e) when (CosmosErrors.IsOfTheService(e))
        {
            throw CosmosErrors.ToStoreException(e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        async Task<CosmosAnswer> Once()
        {
            try
            {
                var answer = await ask();
                failures += IsUncertain(answer.Status) ? 1 : 0;
                return answer;
            }
            catch (Exception e) when (e is HttpRequestException || (e is CosmosException cosmos && IsUncertain(cosmos.StatusCode)))
            {
                failures++;
                throw;
            }
        }
    }

    private static bool IsFinal(HttpStatusCode status) =>
        (int)status
            is >= 200
                and < 300
                or (int)HttpStatusCode.NotModified
                or (int)HttpStatusCode.NotFound
                or (int)HttpStatusCode.Conflict
                or (int)HttpStatusCode.PreconditionFailed;

    /// <summary>
    /// What the SDK asks on its own, such as a container's partition key, fails by exception even where a stream was asked for.
    /// </summary>
    private static bool MayPass(Outcome<CosmosAnswer> outcome) => outcome.Exception switch
    {
        HttpRequestException => true,
        CosmosException e => IsPassing(e.StatusCode),
        _ => outcome.Result is { } answer && IsPassing(answer.Status),
    };

    private static TimeSpan? RetryAfterOf(Outcome<CosmosAnswer> outcome) =>
        outcome.Exception is CosmosException e ? e.RetryAfter : outcome.Result?.RetryAfter;

    private bool IsInBudget(ResilienceContext context, Outcome<CosmosAnswer> outcome) =>
        time.GetElapsedTime(context.Properties.GetValue(Started, 0)) + (RetryAfterOf(outcome) ?? TimeSpan.Zero) < Budget;

    /// <summary>What the service asked for, and a little more, so that not all come back at once; null for the usual backoff.</summary>
    private static TimeSpan? DelayOf(Outcome<CosmosAnswer> outcome, int attempt) =>
        RetryAfterOf(outcome) + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(FirstDelayMs << attempt));

    private static bool IsUncertain(HttpStatusCode status) => IsPassing(status) && status is not HttpStatusCode.TooManyRequests;

    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 410 or 429 or 449 or 500 or 503;
}
