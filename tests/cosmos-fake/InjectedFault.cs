namespace Portal.CosmosFake;

/// <summary>What goes wrong with one request: an error answer, or a connection that breaks before or after the work was done.</summary>
public sealed record InjectedFault
{
    private InjectedFault()
    {
    }

    internal int? Status { get; private init; }

    internal int SubStatus { get; private init; }

    internal int? RetryAfterMs { get; private init; }

    internal bool AnswerIsLost { get; private init; }

    /// <summary>Answers with this status instead of doing anything; 429 usually comes with a wait in milliseconds.</summary>
    public static InjectedFault Answer(int status, int? retryAfterMs = null, int subStatus = 0) =>
        new() { Status = status, RetryAfterMs = retryAfterMs, SubStatus = subStatus };

    /// <summary>The connection breaks before the request arrives: nothing is written.</summary>
    public static InjectedFault LostRequest() => new();

    /// <summary>The connection breaks after the request was carried out: a write stays written, but its caller never hears of it.</summary>
    public static InjectedFault LostAnswer() => new() { AnswerIsLost = true };
}
