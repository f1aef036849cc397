using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Documents;

/// <summary>
/// A document's content: opaque text, held as the JSON string literal in which it is stored and answered, so that no read ever escapes it
/// again.
/// </summary>
public sealed class ContentText
{
    private ContentText(byte[] literal, int sizeBytes) => (Literal, SizeBytes, Hash) = (literal, sizeBytes, "");

    private ContentText(byte[] literal, ReadOnlySpan<byte> text) =>
        (Literal, SizeBytes, Hash) = (literal, text.Length, Convert.ToHexStringLower(SHA256.HashData(text)));

    /// <summary>The text as a JSON string literal in UTF-8, quotes included.</summary>
    public ReadOnlyMemory<byte> Literal { get; }

    /// <summary>The size of the text in bytes of UTF-8.</summary>
    public int SizeBytes { get; }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 bytes of the text; empty for packed content.</summary>
    public string Hash { get; }

    /// <summary>Takes over a text given in well-formed UTF-8.</summary>
    public static ContentText FromUtf8(ReadOnlyMemory<byte> text) => new(JsonLiteral.Write(text.Span), text.Span);

    /// <summary>Takes over packed content: Base64, which needs no escape and is never asked for its hash.</summary>
    public static ContentText FromBase64(ReadOnlySpan<byte> text) => new([(byte)'"', .. text, (byte)'"'], text.Length);

    /// <summary>Takes over the string that the reader stands on as content.</summary>
    /// <param name="reader">Stands on the string.</param>
    /// <param name="inspect">Is shown the text in UTF-8, which was unescaped into a buffer that is used again after the call.</param>
    /// <exception cref="InvalidOperationException">The string is not well-formed: a lone surrogate, or bytes that are not
    /// UTF-8.</exception>
    public static ContentText Read(ref Utf8JsonReader reader, Action<ReadOnlyMemory<byte>>? inspect = null)
    {
        var longest = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, longest));
        try
        {
            // A client that escapes no more than JSON demands has sent the very literal that is stored.
            if (!reader.HasValueSequence && JsonLiteral.TryReadPlain(reader.ValueSpan, buffer, out var length))
            {
                inspect?.Invoke(buffer.AsMemory(0, length));
                return new([(byte)'"', .. reader.ValueSpan, (byte)'"'], buffer.AsSpan(0, length));
            }

            length = reader.CopyString(buffer);
            inspect?.Invoke(buffer.AsMemory(0, length));
            return new(JsonLiteral.Write(buffer.AsSpan(0, length)), buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The UTF-8 bytes of the text that a literal stands for.</summary>
    public static byte[] ToUtf8(ReadOnlySpan<byte> literal)
    {
        var text = new byte[literal.Length];
        if (!JsonLiteral.TryReadPlain(literal[1..^1], text, out var length))
        {
            var reader = new Utf8JsonReader(literal);
            reader.Read();
            length = reader.CopyString(text);
        }

        return text[..length];
    }
}
