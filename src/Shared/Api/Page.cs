using System.Security.Claims;
using Portal.Documents;
using Portal.Shared.Identity;

namespace Portal.Shared.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="PageToken">What leads to the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? PageToken);

/// <summary>Binds page tokens to who asks, and for what.</summary>
internal static class PageBinding
{
    /// <summary>The continuation that a cursor stands for; false for a cursor that is not of this query.</summary>
    public static bool TryReadCursor(this PageTokens tokens, string? cursor, string binding, out string? continuation)
    {
        continuation = null;
        if (cursor is null)
        {
            return true;
        }

        var known = tokens.TryUnprotect(cursor, binding, out var read);
        continuation = known ? read : null;
        return known;
    }

    /// <summary>
    /// A text that differs for every user, list, filter and sort. The page size is left out: it may change between pages.
    /// </summary>
    public static string Of(string list, ClaimsPrincipal user, params ReadOnlySpan<object?> parts)
    {
        var text = new System.Text.StringBuilder(list).Append('\n').Append(user.Id());
        foreach (var part in parts)
        {
            // Lengths keep neighbouring values apart.
            var value = part?.ToString();
            text.Append('\n').Append(value?.Length ?? -1).Append(':').Append(value);
        }

        return text.ToString();
    }
}
