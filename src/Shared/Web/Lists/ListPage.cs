using Portal.Documents;

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
}
