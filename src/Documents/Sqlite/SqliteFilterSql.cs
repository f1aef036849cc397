using System.Globalization;

namespace Portal.Documents.Sqlite;

/// <summary>A filter as an SQL condition with its parameters.</summary>
internal sealed class SqliteFilterSql<T> : FilterSql<T> where T : class, IDocument
{
    private readonly List<object> values = [];

    public SqliteFilterSql(Filter<T>? filter)
    {
        if (filter is not null)
        {
            Sql.Append(" AND ");
            Append(filter);
        }
    }

    /// <summary>The condition with a leading AND, or nothing.</summary>
    public string Text => Sql.ToString();

    /// <summary>Values of <c>@v0</c>, <c>@v1</c> and so on.</summary>
    public IReadOnlyList<object> Values => values;

    public static string ParameterName(int index) => index switch
    {
        0 => "@v0",
        1 => "@v1",
        2 => "@v2",
        3 => "@v3",
        _ => "@v" + index.ToString(CultureInfo.InvariantCulture),
    };

    protected override void Append(Filter<T>.Comparison comparison)
    {
        var column = $"\"{comparison.Field.Path}\"";
        var parameter = ParameterName(values.Count);
        values.Add(comparison.Value);
        Sql.Append(comparison.By switch
        {
            ComparisonKind.Equal => $"{column} = {parameter}",
            ComparisonKind.AtLeast => $"{column} >= {parameter}",
            ComparisonKind.AtMost => $"{column} <= {parameter}",
            _ => $"instr({column}, {parameter}) > 0",
        });
    }
}
