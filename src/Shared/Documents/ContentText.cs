using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Shared.Workbench;

namespace Portal.Shared.Documents;

/// <summary>
/// The content of a session or snapshot: opaque text, held as the JSON string literal in which it is stored and
/// answered, so that no read ever escapes it again.
/// </summary>
public sealed class ContentText
{
    private ContentText(byte[] literal, int sizeBytes) => (Literal, SizeBytes, Hash) = (literal, sizeBytes, "");

    private ContentText(byte[] literal, ReadOnlyMemory<byte> text, bool isWorkbench)
    {
        Literal = literal;
        SizeBytes = text.Length;
        Hash = Convert.ToHexStringLower(SHA256.HashData(text.Span));
        Outline = isWorkbench ? OutlineReader.Read(text) : null;
    }

    /// <summary>The text as a JSON string literal in UTF-8, quotes included.</summary>
    public ReadOnlyMemory<byte> Literal { get; }

    /// <summary>The size of the text in bytes of UTF-8.</summary>
    public int SizeBytes { get; }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 bytes of the text; empty for packed content.</summary>
    public string Hash { get; }

    /// <summary>The outline of the workbench that the text is; null for a text of another shape, and for one that was not taken over as content.</summary>
    public Outline? Outline { get; }

    /// <summary>Takes over a text given in well-formed UTF-8.</summary>
    public static ContentText FromUtf8(ReadOnlyMemory<byte> text) => new(JsonLiteral.Write(text.Span), text, isWorkbench: false);

    /// <summary>Takes over content given in well-formed UTF-8, with its hash and outline.</summary>
    public static ContentText OfWorkbench(ReadOnlyMemory<byte> text) => new(JsonLiteral.Write(text.Span), text, isWorkbench: true);

    /// <summary>Takes over packed content: Base64, which needs no escape and is never asked for its hash.</summary>
    public static ContentText FromBase64(ReadOnlySpan<byte> text) => new([(byte)'"', .. text, (byte)'"'], text.Length);

    /// <summary>Takes over the string that the reader stands on as content.</summary>
    /// <exception cref="InvalidOperationException">The string is not well-formed: a lone surrogate, or bytes that are not UTF-8.</exception>
    public static ContentText Read(ref Utf8JsonReader reader)
    {
        var longest = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, longest));
        try
        {
            // A client that escapes no more than JSON demands has sent the very literal that is stored.
            if (!reader.HasValueSequence && JsonLiteral.TryReadPlain(reader.ValueSpan, buffer, out var length))
            {
                return new([(byte)'"', .. reader.ValueSpan, (byte)'"'], buffer.AsMemory(0, length), isWorkbench: true);
            }

            length = reader.CopyString(buffer);
            return new(JsonLiteral.Write(buffer.AsSpan(0, length)), buffer.AsMemory(0, length), isWorkbench: true);
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
