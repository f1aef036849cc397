using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using Portal.Documents;

namespace Portal.Shared.Api;

/// <summary>What every list takes.</summary>
public interface IListParameters
{
    /// <summary>Page token of the page before.</summary>
    string? Cursor { get; }

    /// <summary>Rows in the page.</summary>
    string? PageSize { get; }

    /// <summary>Field of the order.</summary>
    string? SortBy { get; }

    /// <summary><c>asc</c> or <c>desc</c>.</summary>
    string? SortDirection { get; }

    /// <summary>Whether a title's order ignores case.</summary>
    string? SortLowercase { get; }
}

/// <summary>Reads the texts of query parameters that were validated.</summary>
public static partial class ListParameters
{
    /// <summary>Names of the parameters of <see cref="IListParameters"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cursor", "page_size", "sort_by", "sort_direction", "sort_lowercase"];

    /// <summary>Rows in the page.</summary>
    public static int RowsOf(this IListParameters parameters) => parameters.PageSize is { } text
        ? int.Parse(text, CultureInfo.InvariantCulture) : Limits.DefaultPageSize;

    /// <summary>Whether the newest, largest or last comes first; so unless asked otherwise.</summary>
    public static bool IsDescending(this IListParameters parameters) => parameters.SortDirection is not "asc";

    /// <summary>A flag that may be left out.</summary>
    public static bool? ReadFlag(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>A bound: an instant, or a date, which as an upper bound means its whole day. Without an offset it is UTC.</summary>
    public static DateTimeOffset? ReadBound(string? text, bool isUpper)
    {
        if (text is null || !IsoTime().IsMatch(text) || !UtcTime.TryRead(text, out var at))
        {
            return null;
        }

        return isUpper && text.Length == 10 ? at.AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMicrosecond) : at;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex IsoTime();
}

/// <summary>Rules of what every list takes.</summary>
public abstract class ListParametersValidator<T> : AbstractValidator<T> where T : class, IListParameters
{
    /// <summary>States the rules.</summary>
    /// <param name="sortValues">What <c>sort_by</c> may be.</param>
    protected ListParametersValidator(params string[] sortValues)
    {
        RuleFor(p => p.PageSize).Must(text => text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                && rows is >= 1 and <= Limits.MaxPageSize))
            .OverridePropertyName("page_size").WithMessage($"must be a whole number from 1 to {Limits.MaxPageSize}");
        RuleFor(p => p.SortBy).Must(text => text is null || sortValues.Contains(text))
            .OverridePropertyName("sort_by").WithMessage($"must be one of {string.Join(", ", sortValues)}");
        RuleFor(p => p.SortDirection).Must(text => text is null or "asc" or "desc")
            .OverridePropertyName("sort_direction").WithMessage("must be asc or desc");
        Flag(p => p.SortLowercase, "sort_lowercase");
    }

    /// <summary>The parameter is a flag.</summary>
    protected void Flag(System.Linq.Expressions.Expression<Func<T, string?>> parameter, string name) =>
        RuleFor(parameter).Must(text => text is null || ListParameters.ReadFlag(text) is not null)
            .OverridePropertyName(name).WithMessage("must be true or false");

    /// <summary>The parameter is a date or an instant.</summary>
    protected void Bound(System.Linq.Expressions.Expression<Func<T, string?>> parameter, string name) =>
        RuleFor(parameter).Must(text => text is null || ListParameters.ReadBound(text, isUpper: false) is not null)
            .OverridePropertyName(name).WithMessage("must be an ISO 8601 date or time");
}
