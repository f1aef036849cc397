using System.Buffers.Text;
using System.Text;

namespace Portal.Bench;

/// <summary>The little of an HTTP/1.1 answer's head that the generator needs. Positions are offsets into the connection's buffer.</summary>
internal readonly record struct ResponseHead(int Status, int Length, long ContentLength, bool Chunked, Range ETag)
{
    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>False while the head has not arrived whole.</summary>
    public static bool TryParse(ReadOnlySpan<byte> received, out ResponseHead head)
    {
        head = default;
        var end = received.IndexOf(End);
        if (end < 0)
            return false;

        if (!Utf8Parser.TryParse(received[9..], out int status, out _))
            throw new BenchFailure($"Not an HTTP answer: {Encoding.UTF8.GetString(received[..end])}");

        var hasBody = status is not (204 or 304);
        head = new ResponseHead(status, end + End.Length, 0, false, default);
        for (var at = received.IndexOf((byte)'\n') + 1; at < end;)
        {
            var lineLength = received[at..].IndexOf((byte)'\r');
            head = head.With(received.Slice(at, lineLength), at, hasBody);
            at += lineLength + 2;
        }

        return true;
    }

    private ResponseHead With(ReadOnlySpan<byte> line, int at, bool hasBody)
    {
        if (hasBody && StartsWith(line, "content-length: "u8))
            return Utf8Parser.TryParse(line[16..], out long length, out _) ? this with { ContentLength = length } : this;
        if (hasBody && StartsWith(line, "transfer-encoding: chunked"u8))
            return this with { Chunked = true };
        return StartsWith(line, "etag: "u8) ? this with { ETag = (at + 6)..(at + line.Length) } : this;
    }

    private static bool StartsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);
}
