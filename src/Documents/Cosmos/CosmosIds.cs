using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Documents.Cosmos;

/// <summary>Cosmos forbids <c>/ \ ? #</c> in ids: they are percent-encoded in stored documents, and the percent sign with them.</summary>
internal static partial class CosmosIds
{
    private const string Encoded = "/\\?#%";

    /// <summary>The id as it is stored.</summary>
    public static string Encode(string id)
    {
        if (!NeedsEncoding(id))
        {
            return id;
        }

        var encoded = new StringBuilder(id.Length + 8);
        foreach (var letter in id)
        {
            _ = Encoded.Contains(letter, StringComparison.Ordinal)
                ? encoded.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}")
                : encoded.Append(letter);
        }

        return encoded.ToString();
    }

    /// <summary>
    /// The id that a stored one stands for. Only what <see cref="Encode"/> writes is decoded: another program's <c>50%20off</c> stays.
    /// </summary>
    public static string Decode(string stored) =>
        stored.Contains('%', StringComparison.Ordinal)
            ? Escape().Replace(stored, escape => Letter(escape.ValueSpan[1..]).ToString())
            : stored;

    /// <summary>
    /// Whether an id cannot stand in an address as it is: the gateway misreads escaped ids there, so such documents are asked for by query.
    /// </summary>
    public static bool NeedsEncoding(string id) => id.AsSpan().IndexOfAny(Encoded) >= 0;

    private static char Letter(ReadOnlySpan<char> code) => (char)int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("%(2F|5C|3F|23|25)", RegexOptions.IgnoreCase)]
    private static partial Regex Escape();
}
