namespace Portal.Shared.Api;

/// <summary>Section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>Bodies over 256 kB that are read and worked on at once, 1..256; others wait. Bounds the memory of saves.</summary>
    public int ParallelLargeBodies { get; set; } = 16;

    /// <summary>How many of these one person may have at once, 1..256.</summary>
    public int LargeBodiesPerUser { get; set; } = 4;
}

/// <summary>Limits that clients know; the browser code has a twin of each, and a test holds them equal.</summary>
public static class Limits
{
    /// <summary>Largest content, bytes of UTF-8, inclusive.</summary>
    public const int MaxContentSizeBytes = 1_572_864;

    /// <summary>
    /// Largest content as a JSON string literal with no more escapes than JSON demands, bytes of UTF-8 without the quotes, inclusive. Text whose every
    /// character is a quote just fits; control characters, of six bytes each, would be stored and answered at six times their size.
    /// </summary>
    public const int MaxContentLiteralBytes = 2 * MaxContentSizeBytes;

    /// <summary>Largest request body, bytes: the largest legal content with every byte written as a six-character escape, and room for the rest.</summary>
    public const int MaxBodyBytes = (6 * MaxContentSizeBytes) + 16_384;

    /// <summary>Rows in a page when none are asked for.</summary>
    public const int DefaultPageSize = 10;

    /// <summary>Most rows in a page.</summary>
    public const int MaxPageSize = 100;
}
