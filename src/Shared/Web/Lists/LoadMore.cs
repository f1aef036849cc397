using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// The last row of a table of which more is to come: it loads when it is almost in sight, and is a plain link without script.
/// </summary>
/// <param name="List">The list.</param>
/// <param name="Next">Page token of what follows; null at the end.</param>
/// <param name="LastRowId">Id of the last row's element.</param>
/// <param name="Columns">Columns of the table.</param>
/// <param name="What">What is loaded, in the plural: <c>files</c>.</param>
public sealed record LoadMore(ListView List, string? Next, string LastRowId, int Columns, string What)
{
    /// <summary>Whether htmx wants only the rows that follow those which are shown.</summary>
    public static bool IsAsked(HttpRequest request) => request.IsPartial() && request.Query.ContainsKey("after");

    /// <summary>Whether the list has grown as far as one page may.</summary>
    public bool IsFull => List.Rows >= ListRows.Most;

    /// <summary>The address with thirty more.</summary>
    public ListAddress More => List.Address.With("rows", ListRows.Parameter(List.Rows + ListRows.Step));

    /// <summary>The address of the thirty more alone.</summary>
    public ListAddress Rest => More.With("after", Next);

    /// <summary>The address of a page that begins after this one.</summary>
    public ListAddress Following => List.Address.Without("rows").With("cursor", Next);
}
