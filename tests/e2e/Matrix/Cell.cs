using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Matrix;

/// <summary>One answer of the matrix, and what is wrong with it.</summary>
internal sealed partial record Cell(
    Row Row,
    string Address,
    string Role,
    string State,
    string Id,
    string Method,
    bool IsPart,
    Answer Answer)
{
    // What differs from one answer to the next, or belongs to the body's transfer.
    private static readonly string[] OfOneAnswer = ["Date", "Expires", "Set-Cookie", "Transfer-Encoding", "Content-Length"];

    private const string Content = "sandbox; default-src 'none'";
    private const string Common = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private bool IsApi => Address.Contains("/persistence/", StringComparison.Ordinal);

    /// <summary>Neither a page nor a part: the address has one answer for everybody who asks.</summary>
    private bool HasParts => !IsApi && !Address.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>What somebody wrote and others may open in a tab runs nowhere.</summary>
    private bool IsContent => Answer is { Status: 200 } && Address.Contains("handler=Content", StringComparison.Ordinal);

    /// <summary>What no answer may be or lack.</summary>
    public IEnumerable<string> Faults(bool isAsset)
    {
        if (Answer.Status >= 500 || (Answer.Status >= 400 && Method != "HEAD" && Answer.Bytes.Length == 0))
        {
            yield return $"is {Answer.Status} with {Answer.Bytes.Length} bytes";
        }

        var policy = Answer.Header("Content-Security-Policy") ?? "";
        var isDashboard = Address.StartsWith("/hangfire", StringComparison.Ordinal);
        if (isDashboard
                ? !policy.EndsWith(Common, StringComparison.Ordinal)
                : policy != (IsContent ? Content : $"default-src 'self'; {Common}"))
        {
            yield return $"has the policy {policy}";
        }

        foreach (var (name, value) in new (string, string?)[]
            {
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "same-origin"),
                ("Server", null),
                ("X-Powered-By", null),
            })
        {
            if (Answer.Header(name) != value)
            {
                yield return $"has {name} {Answer.Header(name)}";
            }
        }

        var isKept = isAsset && Answer.Status is 200 or 304;
        if (!isKept && Answer.Header("Cache-Control") != "no-store, private")
        {
            yield return $"has Cache-Control {Answer.Header("Cache-Control")}";
        }

        if (!isKept && HasParts && !(Answer.Header("Vary") ?? "").Contains("HX-Request", StringComparison.Ordinal))
        {
            yield return $"has Vary {Answer.Header("Vary")}";
        }

        if (IsApi && Answer.Status >= 400 && Method != "HEAD" && !Answer.Text.Contains("\"error\":{", StringComparison.Ordinal))
        {
            yield return $"is {Answer.Status} without an error object";
        }

        if (Answer.Status == 200
            && ((Row.For is not For.Anyone && Role == "anonymous") || (Row.For is For.Administrators && Role != "administrator")))
        {
            yield return "is given to somebody whom it is not for";
        }
    }

    /// <summary>The answer as it must be equal to another's: whatever is random or names the id is left out.</summary>
    public string Same(bool withBody) =>
        string.Join('\n', HeadersOf().Prepend($"{Answer.Status}").Append(withBody ? Random().Replace(Answer.Text, "") : ""))
            .Replace(Id.Length == 0 ? "{id}" : Id, "{id}", StringComparison.Ordinal);

    public override string ToString() => $"{Role} {State} {Method}{(IsPart ? " part" : "")} {Address}";

    private IEnumerable<string> HeadersOf() => Answer.Headers.Concat(Answer.ContentHeaders)
        .Where(header => !OfOneAnswer.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order();

    [GeneratedRegex(
        "\"traceId\":\"[^\"]*\"|(?<=name=\"(__RequestVerificationToken|form-key)\"[^>]* value=\")[^\"]*|(?<=content=\")CfDJ8[^\"]*")]
    private static partial Regex Random();
}
