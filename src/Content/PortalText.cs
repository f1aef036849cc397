namespace Portal.Content;

/// <summary>
/// Rules of titles and descriptions, the same here and in the browser; one table of cases (<c>tests/data/text-rules.json</c>)
/// holds both equal.
/// </summary>
public static class PortalText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The text as it is stored: CRLF and CR become LF, White_Space and U+FEFF go from both ends.</summary>
    public static string Normalize(string text)
    {
        var lines = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
        var start = 0;
        var end = lines.Length;
        while (start < end && IsMargin(lines[start]))
        {
            start++;
        }

        while (end > start && IsMargin(lines[end - 1]))
        {
            end--;
        }

        return lines[start..end];
    }

    /// <summary>Length in Unicode code points.</summary>
    public static int LengthOf(string text)
    {
        var length = text.Length;
        foreach (var code in text)
        {
            length -= char.IsLowSurrogate(code) ? 1 : 0;
        }

        return length;
    }

    /// <summary>The first code points of a text; a surrogate pair stays whole.</summary>
    public static string Cut(string text, int longest) =>
        LengthOf(text) <= longest ? text : string.Concat(text.EnumerateRunes().Take(longest).Select(rune => rune.ToString()));

    /// <summary>Why a title is refused, after <see cref="Normalize"/>; null for a good one.</summary>
    public static string? TitleProblem(string title, int longest) =>
        title.Length == 0 ? "must not be empty"
        : LengthOf(title) > longest ? $"may have at most {longest} characters"
        : title.Any(char.IsControl) ? "must not contain control characters"
        : !VisibleText.IsIn(title) ? "needs at least one character that can be seen"
        : null;

    /// <summary>
    /// A stored title as people are shown it: one of which they would see nothing gives way to a name that they can press.
    /// </summary>
    public static string Shown(string? title, string otherwise) => title is not null && VisibleText.IsIn(title) ? title : otherwise;

    /// <summary>Why a description is refused, after <see cref="Normalize"/>; null for a good one.</summary>
    public static string? DescriptionProblem(string description, int longest) =>
        LengthOf(description) > longest ? $"may have at most {longest} characters"
        : description.Any(code => char.IsControl(code) && code is not ('\n' or '\t')) ? "must not contain control characters"
        : null;

    private static bool IsMargin(char code) => char.IsWhiteSpace(code) || code == ByteOrderMark;
}
