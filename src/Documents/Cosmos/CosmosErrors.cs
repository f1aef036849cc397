using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Portal.Documents.Cosmos;

/// <summary>The SDK's errors, told in the portal's words.</summary>
internal static class CosmosErrors
{
    /// <summary>Whether an exception says that the service, the way to it or the identity failed.</summary>
    public static bool IsOfTheService(Exception e) => e is CosmosException or HttpRequestException or AuthenticationFailedException;

    public static StoreException ToStoreException(Exception e) => e is CosmosException cosmos
        ? new StoreException(FailureOf(cosmos.StatusCode), Short(cosmos), cosmos, cosmos.RetryAfter)
        : new StoreException(StoreFailure.Unavailable, Short(e), e);

    public static StoreException ToStoreException(HttpStatusCode status, string? message, TimeSpan? retryAfter) =>
        new(FailureOf(status), $"{(int)status}: {message}", null, retryAfter);

    /// <summary>The SDK's messages run over pages; the first line says it.</summary>
    public static string Short(Exception e) => e.Message.Split('\n', 2)[0].TrimEnd();

    private static StoreFailure FailureOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => StoreFailure.Throttled,
        HttpStatusCode.RequestEntityTooLarge => StoreFailure.TooLarge,
        HttpStatusCode.Forbidden => StoreFailure.ReadOnly,
        HttpStatusCode.InsufficientStorage => StoreFailure.Full,
        _ => StoreFailure.Unavailable,
    };
}
