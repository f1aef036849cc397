using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Portal.Shared.Web;

/// <summary>
/// How the portal is reached from outside. Options <c>PublicUrl</c> (<c>https://webviz.example.org/portal</c>), <c>AllowedHosts</c> (names
/// that it answers to; all without it) and <c>AllowedOrigins</c> (other sites whose pages may send requests).
/// </summary>
public sealed class PublicAddress
{
    private readonly StringSegment[] hosts;
    private readonly HashSet<string> origins;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InvalidOperationException">One of them is not what it must be; the message names it.</exception>
    public PublicAddress(IConfiguration configuration)
    {
        if (configuration["PublicUrl"] is { Length: > 0 } text)
        {
            var url = ReadUrl(text);
            // Where only the site is named, the portal is at its path base, as everywhere else.
            Url = url.AbsolutePath == "/" ? OriginOf(url) + configuration["PathBase"]?.TrimEnd('/') : url.AbsoluteUri.TrimEnd('/');
            (origins, hosts) = ([OriginOf(url)], [url.Host]);
        }
        else
        {
            (origins, hosts) = ([], []);
        }

        origins.UnionWith(ListOf(configuration, "AllowedOrigins").Select(ReadOrigin));
        var allowed = ListOf(configuration, "AllowedHosts").Select(ReadHost).ToArray();
        hosts = allowed.Length == 0 || allowed.Contains("*") ? [] : [.. hosts, .. allowed];
    }

    /// <summary>Address of the start page as others reach it, without a slash at the end; null where the request says it.</summary>
    public string? Url { get; }

    /// <summary>Names of hosts that the portal answers to, <c>*.example.org</c> included; empty for any.</summary>
    public IReadOnlyList<string> Hosts => [.. hosts.Select(host => host.ToString())];

    /// <summary>Whether the portal answers to this host.</summary>
    public bool Answers(HostString host) => hosts.Length == 0 || HostString.MatchesAny(host.Host, hosts);

    /// <summary>
    /// Whether pages of this origin may send requests: the request's own, that of <c>PublicUrl</c>, and those in <c>AllowedOrigins</c>.
    /// </summary>
    public bool IsTrusted(string? origin, HttpRequest request) =>
        ParseOrigin(origin) is { } sent && (origins.Contains(sent) || sent == ParseOrigin($"{request.Scheme}://{request.Host}"));

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && IsWeb(url) && (url.Query, url.Fragment, url.UserInfo) == ("", "", "")
            ? url
            : throw new InvalidOperationException(
                $"PublicUrl is '{text}'. It must be the address of the start page, such as https://webviz.example.org/portal.");

    private static string ReadOrigin(string text) => ParseOrigin(text)
        ?? throw new InvalidOperationException($"AllowedOrigins holds '{text}'. It must hold origins, such as https://webviz.example.org.");

    private static StringSegment ReadHost(string text)
    {
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return text == "*" || Uri.CheckHostName(name) is not UriHostNameType.Unknown
            ? text
            : throw new InvalidOperationException(
                $"AllowedHosts holds '{text}'. It must hold names of hosts without scheme, port and path, such as webviz.example.org.");
    }

    private static string? ParseOrigin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && IsWeb(url) && (url.PathAndQuery, url.UserInfo) == ("/", "")
            ? OriginOf(url)
            : null;

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    private static string OriginOf(Uri url) => url.GetLeftPart(UriPartial.Authority);

    /// <summary>A list as entries of its own (<c>AllowedOrigins__0</c>) or as one text with semicolons.</summary>
    private static IEnumerable<string> ListOf(IConfiguration configuration, string name) => configuration.GetSection(name).GetChildren()
        .Select(entry => entry.Value ?? "")
        .Concat((configuration[name] ?? "").Split(';'))
        .Select(entry => entry.Trim())
        .Where(entry => entry.Length > 0);
}
