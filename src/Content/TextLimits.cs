namespace Portal.Content;

/// <summary>Limits of titles and descriptions, in code points; the browser code has a twin of each, and a test holds them equal.</summary>
public static class TextLimits
{
    /// <summary>Longest title of a session.</summary>
    public const int MaxTitleLength = 50;

    /// <summary>Longest title of a snapshot; the frontend proposes "Snapshot: " and the session's title.</summary>
    public const int MaxSnapshotTitleLength = 60;

    /// <summary>Longest description.</summary>
    public const int MaxDescriptionLength = 250;
}
