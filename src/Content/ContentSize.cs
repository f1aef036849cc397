using System.Globalization;
using Portal.Documents;

namespace Portal.Content;

/// <summary>Whether content is within <see cref="Limits.MaxContentSizeBytes"/> and <see cref="Limits.MaxContentLiteralBytes"/>.</summary>
public static class ContentSize
{
    /// <summary>Null when it is; else a sentence with the limit that it is over, the actual and the allowed size.</summary>
    public static string? SizeProblem(ContentText content) => SizeProblem(content.SizeBytes, content.Literal.Length - 2);

    /// <summary>As the other, by the bytes of the text and of its literal without quotes.</summary>
    public static string? SizeProblem(int sizeBytes, int literalBytes) =>
        sizeBytes > Limits.MaxContentSizeBytes ? $"The content is too large: {Of(sizeBytes, Limits.MaxContentSizeBytes)}."
        : literalBytes > Limits.MaxContentLiteralBytes
            ? $"The content is too large as JSON, where control characters take six bytes each and quotes two: "
                + $"{Of(literalBytes, Limits.MaxContentLiteralBytes)}."
        : null;

    /// <summary>Two digits, and never rounded down onto the limit; 1 MB is 1024 kB.</summary>
    public static string InMegabytes(long bytes) =>
        (Math.Ceiling(bytes / 1024d / 1024d * 100) / 100).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Of(int actual, int allowed) => $"{InMegabytes(actual)} MB of {InMegabytes(allowed)} MB";
}
