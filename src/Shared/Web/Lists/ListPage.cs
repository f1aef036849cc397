using System.Security.Claims;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Shared.Web.Lists;

/// <summary>The rows of a list that are shown, and what leads on.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Page token of what follows; null at the end.</param>
/// <param name="IsFromStart">Whether the list begins with its first row.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next, bool IsFromStart) where T : class, IDocument
{
    /// <summary>A list without rows.</summary>
    public static ListPage<T> Empty { get; } = new([], null, true);

    /// <summary>The total where the page holds everything; null where it must be counted.</summary>
    public int? Total => Next is null && IsFromStart ? Items.Count : null;

    /// <summary>Reads a page after a token; one of another user or another filter begins the list anew.</summary>
    /// <param name="tokens">Reads and writes page tokens.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="cursor">Page token after which the page starts; null for the beginning.</param>
    /// <param name="binding">Everything that the order and the choice of rows depend on.</param>
    /// <param name="query">Asks for the page after a continuation.</param>
    public static async Task<ListPage<T>> ReadAsync(
        PageTokens tokens, ClaimsPrincipal user, string list, string? cursor, object binding, Func<string?, Task<DocumentPage<T>>> query)
    {
        var bound = PageBinding.Of(list, user, binding);
        tokens.TryReadCursor(cursor, bound, out var continuation);
        var page = await query(continuation);
        return new ListPage<T>([.. page.Items.Select(item => item.Document)], tokens.Protect(page.Continuation, bound), continuation is null);
    }
}
