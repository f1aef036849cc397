using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Documents;

/// <summary>
/// Ids of sessions and snapshots: 12 of 64 letters, 72 bits from the system's secure generator. The public frontend
/// refuses any other length. A collision is refused by the store's Add and tried again.
/// </summary>
public static class Ids
{
    /// <summary>Length in characters.</summary>
    public const int Length = 12;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>A new id.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>
    /// The text without what stands at its end and can be no part of an id: the full stop of the sentence that a link stood in.
    /// </summary>
    public static string WithoutTail(string text) => text[..(text.AsSpan().LastIndexOfAny(Allowed) + 1)];

    /// <summary>Whether a text holds nothing but letters of ids, and at least one.</summary>
    public static bool HasOnlyLetters(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Whether a text has the form of an id; where not, the store need not be asked.</summary>
    public static bool IsWellFormed(string? id) => id is { Length: Length } && !id.AsSpan().ContainsAnyExcept(Allowed);
}
