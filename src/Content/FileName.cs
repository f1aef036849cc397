using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Content;

/// <summary>Names of files that are made from titles.</summary>
public static partial class FileName
{
    /// <summary>Most bytes of UTF-8 in a name: file systems take 255, and a browser adds a number, an archive another extension.</summary>
    public const int MostBytes = 220;

    /// <summary>
    /// A name that every system takes: the title without what is forbidden somewhere, cut to the length that the tail leaves.
    /// </summary>
    /// <param name="title">Words of a user.</param>
    /// <param name="otherwise">The name where nothing can be seen of them.</param>
    /// <param name="tail">What follows the title: an extension, also with an id before it.</param>
    public static string Of(string title, string otherwise, string tail)
    {
        var safe = string.Concat(title.EnumerateRunes().Select(rune => IsForbidden(rune) ? "_" : rune.ToString()));
        var name = Trim(Cut(Trim(safe), MostBytes - Encoding.UTF8.GetByteCount(tail) - 1));
        if (!VisibleText.IsIn(name))
        {
            name = otherwise;
        }

        return (Device().IsMatch(name) ? "_" : "") + name + tail;
    }

    private static string Cut(string name, int mostBytes)
    {
        var bytes = 0;
        return string.Concat(name.EnumerateRunes().TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= mostBytes));
    }

    /// <summary>Windows drops dots and blanks at the end; a dot in front hides a file elsewhere.</summary>
    private static string Trim(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && IsMargin(name[start]))
        {
            start++;
        }

        while (end > start && IsMargin(name[end - 1]))
        {
            end--;
        }

        return name[start..end];
    }

    private static bool IsMargin(char code) => code == '.' || char.IsWhiteSpace(code);

    private static bool IsForbidden(Rune rune) =>
        "\\/:*?\"<>|".Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    /// <summary>Devices of Windows, whatever extension follows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.</summary>
    [GeneratedRegex(
        @"^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])\s*(\.|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
