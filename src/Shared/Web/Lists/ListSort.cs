namespace Portal.Shared.Web.Lists;

/// <summary>
/// The order of a list as it stands in the address: <c>title</c> ascending, <c>-title</c> descending. A heading goes through descending,
/// ascending and the default.
/// </summary>
/// <param name="Field">What is sorted by.</param>
/// <param name="IsDescending">Whether the last comes first.</param>
/// <param name="IsDefault">Whether nobody chose it.</param>
public sealed record ListSort(string Field, bool IsDescending, bool IsDefault)
{
    /// <summary>Reads the parameter; what is none of the fields is the default order.</summary>
    /// <param name="text">The parameter.</param>
    /// <param name="byDefault">The default, always descending.</param>
    /// <param name="fields">Fields that the list can be sorted by.</param>
    public static ListSort Read(string? text, string byDefault, params ReadOnlySpan<string> fields)
    {
        var field = text?.TrimStart('-');
        return field is not null && fields.Contains(field)
            ? new(field, text![0] == '-', IsDefault: false)
            : new(byDefault, true, IsDefault: true);
    }

    /// <summary>The parameter; null for the default order.</summary>
    public string? Parameter => IsDefault ? null : IsDescending ? $"-{Field}" : Field;

    /// <summary>The parameter that the next press on a field's heading leads to; null for the default order.</summary>
    public string? After(string field) => IsDefault || Field != field ? $"-{field}" : IsDescending ? field : null;
}
