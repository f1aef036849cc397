namespace Portal.Documents;

/// <summary>Why a store could not serve.</summary>
public enum StoreFailure
{
    /// <summary>Not reachable, or it failed.</summary>
    Unavailable,

    /// <summary>It asks for fewer requests.</summary>
    Throttled,

    /// <summary>No room is left.</summary>
    Full,

    /// <summary>It may be read only.</summary>
    ReadOnly,

    /// <summary>The document is larger than the store takes.</summary>
    TooLarge,
}

/// <summary>A store could not serve; both SDKs' errors become this one, once. The message is for operators, not for users.</summary>
public sealed class StoreException(StoreFailure failure, string message, Exception? inner = null, TimeSpan? retryAfter = null)
    : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public StoreFailure Failure { get; } = failure;

    /// <summary>When another try makes sense.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter ?? TimeSpan.FromSeconds(5);
}
