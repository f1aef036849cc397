using System.Globalization;
using System.Text;

namespace Portal.Content;

/// <summary>
/// Whether people see anything of a text. The browser's twin is in <c>shim/content/visible-text.ts</c>; both name the ranges themselves
/// where Unicode's categories do not say it, so that they agree whatever version of Unicode each of them knows.
/// </summary>
internal static class VisibleText
{
    /// <summary>
    /// Letters and symbols that are drawn as nothing: the Hangul fillers, the Braille blank, a null notehead, two blank hieroglyphs; and
    /// code points without a character that are to be ignored in display.
    /// </summary>
    private static readonly (int First, int Last)[] Blanks =
    [
        (0x115F, 0x1160), (0x2065, 0x2065), (0x2800, 0x2800), (0x3164, 0x3164), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x13441, 0x13442),
        (0x1D159, 0x1D159), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Whether at least one character of the text is seen.</summary>
    public static bool IsIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSeen(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => false,
        _ => !Array.Exists(Blanks, range => rune.Value >= range.First && rune.Value <= range.Last),
    };
}
