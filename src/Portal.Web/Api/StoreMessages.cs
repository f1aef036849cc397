using Portal.Documents;

namespace Portal.Web.Api;

/// <summary>What people are told when the store cannot serve: what happened, that nothing was lost, what to do.</summary>
internal static class StoreMessages
{
    /// <summary>The sentence for a failure.</summary>
    public static string Of(StoreFailure failure) =>
        failure switch
        {
            StoreFailure.Throttled => "The database is busy. Nothing was changed. Try again in a moment.",
            StoreFailure.Full =>
                "The database is full. Nothing was changed, and what is stored can be read. Ask an administrator to make room.",
            StoreFailure.ReadOnly => "The database can only be read at the moment. Nothing was changed. Try again later.",
            StoreFailure.TooLarge => "The document is larger than the database takes. Nothing was stored.",
            _ => "The database is not available. Nothing was changed. Try again in a moment.",
        };
}
