using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Shared.Web.Lists;

/// <summary>A query parameter of a list in the API.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Problem">Why a text is refused; null for a good one.</param>
internal partial record ListParameter(string Name, Func<string, string?> Problem)
{
    public static ListParameter Cursor { get; } = new("cursor", _ => null);

    public static ListParameter PageSize { get; } = new(
        "page_size",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && rows is >= 1 and <= PageSizes.Most ? null : $"must be a whole number from 1 to {PageSizes.Most}");

    public static ListParameter SortDirection { get; } =
        new("sort_direction", text => text is "asc" or "desc" ? null : "must be asc or desc");

    public static ListParameter SortLowercase { get; } = new("sort_lowercase", FlagProblem);

    public static ListParameter SortBy(IReadOnlyCollection<string> orders) => new("sort_by", text => ChoiceProblem(orders, text));

    public static string? ChoiceProblem(IReadOnlyCollection<string> values, string text) =>
        values.Contains(text) ? null : $"must be one of {string.Join(", ", values)}";

    public static string? FlagProblem(string text) => ReadFlag(text) is null ? "must be true or false" : null;

    public static string? BoundProblem(string text) =>
        ReadBound(text, isUpper: false) is null ? "must be an ISO 8601 date or time" : null;

    public static bool? ReadFlag(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>A bound: an instant, or a date, which as an upper bound means its whole day. Without an offset it is UTC.</summary>
    public static DateTimeOffset? ReadBound(string text, bool isUpper) =>
        !IsoTime().IsMatch(text) || !UtcTime.TryRead(text, out var at) ? null
        : isUpper && text.Length == 10 ? at.AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMicrosecond)
        : at;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex IsoTime();
}

/// <summary>A filter of a list in the API.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Problem">Why a text is refused; null for a good one.</param>
/// <param name="Where">The condition of a good text.</param>
internal sealed record ListFilter<T>(string Name, Func<string, string?> Problem, Func<string, Filter<T>> Where)
    : ListParameter(Name, Problem) where T : class, IDocument;

/// <summary>An order of a list.</summary>
/// <param name="Name">What <c>sort_by</c> calls it in the API; null where it cannot be asked for there.</param>
/// <param name="Column">What the page's address calls it; null where the page has no such column.</param>
/// <param name="Label">The column's heading.</param>
/// <param name="IsDefault">Whether the list is in this order unless asked otherwise.</param>
/// <param name="Of">The order, without or with regard to case, and its direction.</param>
internal sealed record ListOrder<T>(string? Name, string? Column, string? Label, bool IsDefault, Func<bool, bool, Sort<T>> Of)
    where T : class, IDocument;
