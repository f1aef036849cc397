using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Portal.Documents;

namespace Portal.Shared.Web.Lists;

/// <summary>What a list's titles, and where it was chosen its descriptions, must contain, without regard to case.</summary>
/// <param name="Text">The text; null for no filter.</param>
/// <param name="InDescriptions">Whether it may also be in the description.</param>
public sealed record TextFilter(string? Text, bool InDescriptions)
{
    /// <summary>Reads the parameters <c>q</c> and <c>in</c>.</summary>
    public static TextFilter Read(IQueryCollection query) =>
        new(query["q"].ToString().Trim() is { Length: > 0 } text ? text : null, query["in"] == "descriptions");

    /// <summary>The address with these parameters.</summary>
    public ListAddress AddTo(ListAddress address) => address.With("q", Text).With("in", InDescriptions ? "descriptions" : null);

    /// <summary>The condition on the folded title and description of a document; null for no filter.</summary>
    public Filter<T>? On<T>(FilterFactory<T> filters, Expression<Func<T, string>> title, Expression<Func<T, string>> description) where T : class, IDocument =>
        Text is null ? null
        : InDescriptions ? filters.Any(filters.Contains(title, Text), filters.Contains(description, Text))
        : filters.Contains(title, Text);
}
