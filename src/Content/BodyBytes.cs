using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Portal.Content;

/// <summary>Reads a body into one rented buffer.</summary>
internal static class BodyBytes
{
    /// <summary>The buffer, to be given back, and the body's length; −1 when it is longer than allowed.</summary>
    public static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(HttpRequest request, int longest)
    {
        // What was announced is believed up to the size of a small body; from there on, once it has its place.
        var expected = (int)Math.Min(longest, request.ContentLength ?? 16_384) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(expected, LargeBodies.FromBytes + 1));
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, Math.Max(expected, buffer.Length * 2));
                }

                var read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted);
                length += read;
                if (read == 0)
                {
                    return (buffer, length);
                }

                if (length > longest)
                {
                    return (buffer, -1);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
