using System.Text.Unicode;

namespace Portal.Documents;

/// <summary>JSON string literals that escape only what JSON demands: escaping more would cost room in a Cosmos item.</summary>
internal static class JsonLiteral
{
    /// <summary>Writes a text as a literal, quotes included.</summary>
    public static byte[] Write(ReadOnlySpan<byte> text)
    {
        var literal = new byte[LengthOf(text)];
        var end = 0;
        literal[end++] = (byte)'"';
        foreach (var code in text)
        {
            if (code >= ' ' && code is not ((byte)'"' or (byte)'\\'))
            {
                literal[end++] = code;
                continue;
            }

            literal[end++] = (byte)'\\';
            if (ShortEscape(code) is var letter and not 0)
            {
                literal[end++] = letter;
                continue;
            }

            "u00"u8.CopyTo(literal.AsSpan(end));
            literal[end + 3] = HexDigit(code >> 4);
            literal[end + 4] = HexDigit(code & 15);
            end += 5;
        }

        literal[end] = (byte)'"';
        return literal;
    }

    /// <summary>
    /// Reads a literal without its quotes into a buffer of at least its length, if it is written as <see cref="Write"/> would and is
    /// well-formed UTF-8.
    /// </summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> literal, Span<byte> text, out int length)
    {
        // Session content is dense with escaped quotes: looking at each byte beats searching for the next one.
        length = 0;
        for (var next = 0; next < literal.Length; next++)
        {
            var code = literal[next];
            if (code == (byte)'\\')
            {
                code = Meaning(literal[++next]);
                if (code == 0)
                {
                    return false;
                }
            }

            text[length++] = code;
        }

        return Utf8.IsValid(text[..length]);
    }

    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        var length = text.Length + 2;
        foreach (var code in text)
        {
            if (code < ' ')
            {
                length += ShortEscape(code) == 0 ? 5 : 1;
            }
            else if (code is (byte)'"' or (byte)'\\')
            {
                length++;
            }
        }

        return length;
    }

    private static byte ShortEscape(byte code) => code switch
    {
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        _ => 0,
    };

    /// <summary>What a short escape stands for; 0 for one that <see cref="Write"/> does not use.</summary>
    private static byte Meaning(byte letter) => letter switch
    {
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => 0,
    };

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
