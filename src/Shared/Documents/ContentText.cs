using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Shared.Documents;

/// <summary>
/// The content of a session or snapshot: opaque text, held as the JSON string literal in which it is stored and
/// answered, so that no read ever escapes it again.
/// </summary>
public sealed class ContentText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private ContentText(byte[] literal, int sizeBytes, string hash) => (Literal, SizeBytes, Hash) = (literal, sizeBytes, hash);

    /// <summary>The text as a JSON string literal in UTF-8, quotes included.</summary>
    public ReadOnlyMemory<byte> Literal { get; }

    /// <summary>The size of the text in bytes of UTF-8.</summary>
    public int SizeBytes { get; }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 bytes of the text.</summary>
    public string Hash { get; }

    /// <summary>Takes over a text given in well-formed UTF-8.</summary>
    public static ContentText FromUtf8(ReadOnlySpan<byte> text) =>
        new(ToLiteral(text), text.Length, Convert.ToHexStringLower(SHA256.HashData(text)));

    /// <summary>Takes over the string that the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">The string is not well-formed: a lone surrogate, or bytes that are not UTF-8.</exception>
    public static ContentText Read(ref Utf8JsonReader reader)
    {
        var longest = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, longest));
        try
        {
            return FromUtf8(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The UTF-8 bytes of the text that a literal stands for.</summary>
    public static byte[] ToUtf8(ReadOnlySpan<byte> literal)
    {
        var reader = new Utf8JsonReader(literal);
        reader.Read();
        var text = new byte[literal.Length];
        return text[..reader.CopyString(text)];
    }

    private static byte[] ToLiteral(ReadOnlySpan<byte> text)
    {
        // Only what JSON demands is escaped: escaping more would cost room in a Cosmos item.
        var literal = new ArrayBufferWriter<byte>(text.Length + (text.Length / 8) + 16);
        literal.Write("\""u8);
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            literal.Write(text[..next]);
            WriteEscape(literal, text[next]);
            text = text[(next + 1)..];
        }

        literal.Write(text);
        literal.Write("\""u8);
        return literal.WrittenSpan.ToArray();
    }

    private static void WriteEscape(ArrayBufferWriter<byte> literal, byte code)
    {
        switch (code)
        {
            case (byte)'"': literal.Write("\\\""u8); break;
            case (byte)'\\': literal.Write("\\\\"u8); break;
            case (byte)'\n': literal.Write("\\n"u8); break;
            case (byte)'\r': literal.Write("\\r"u8); break;
            case (byte)'\t': literal.Write("\\t"u8); break;
            default:
                literal.Write("\\u00"u8);
                literal.Write([HexDigit(code >> 4), HexDigit(code & 15)]);
                break;
        }
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
