namespace Portal.Contracts.Sessions;

/// <summary>What pages hear of sessions.</summary>
public static class SessionEvents
{
    /// <summary>Name of the event in the browser that says that sessions were added, changed or deleted.</summary>
    public const string Changed = "sessions-changed";
}
