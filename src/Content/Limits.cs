namespace Portal.Content;

/// <summary>Limits that clients know; the browser code has a twin of each, and a test holds them equal.</summary>
public static class Limits
{
    /// <summary>Largest content, bytes of UTF-8, inclusive.</summary>
    public const int MaxContentSizeBytes = 1_572_864;

    /// <summary>
    /// Largest content as a JSON string literal with no more escapes than JSON demands, bytes of UTF-8 without the quotes, inclusive. Text
    /// whose every character is a quote just fits; control characters, of six bytes each, would be stored and answered at six times their
    /// size.
    /// </summary>
    public const int MaxContentLiteralBytes = 2 * MaxContentSizeBytes;

    /// <summary>
    /// Largest request body, bytes: the largest legal content with every byte written as a six-character escape, and room for the rest.
    /// </summary>
    public const int MaxBodyBytes = (6 * MaxContentSizeBytes) + 16_384;

    /// <summary>Longest title of a session, code points.</summary>
    public const int MaxTitleLength = 50;

    /// <summary>Longest title of a snapshot, code points; the frontend proposes "Snapshot: " and the session's title.</summary>
    public const int MaxSnapshotTitleLength = 60;

    /// <summary>Longest description, code points.</summary>
    public const int MaxDescriptionLength = 250;
}
