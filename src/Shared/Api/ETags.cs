using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Shared.Api;

/// <summary>Entity tags of answers: a version where things change, a hash where they do not.</summary>
public static class ETags
{
    /// <summary>The tag of a version.</summary>
    public static string OfVersion(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The tag of a hash. What another program stored as one may hold letters that no header takes.</summary>
    public static string OfHash(string hash) =>
        hash.All(char.IsAsciiHexDigit) ? $"\"{hash}\"" : $"\"{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(hash))}\"";

    /// <summary>Whether the client has this state already (If-None-Match); weak and strong tags count alike.</summary>
    public static bool IsKnown(HttpRequest request, string etag)
    {
        var header = request.Headers.IfNoneMatch;
        return header.Count > 0 && Matches(header, etag);
    }

    /// <summary>Whether the client's condition (If-Match) holds; true where it has none.</summary>
    public static bool IsExpected(HttpRequest request, string etag)
    {
        var header = request.Headers.IfMatch;
        return header.Count == 0 || Matches(header, etag);
    }

    private static bool Matches(StringValues header, string etag)
    {
        if (header.Count == 1 && header[0] == etag)
        {
            return true;
        }

        return EntityTagHeaderValue.TryParseList(header, out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag);
    }
}
