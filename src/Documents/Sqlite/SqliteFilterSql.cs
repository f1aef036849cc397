using System.Globalization;
using System.Text;

namespace Portal.Documents.Sqlite;

/// <summary>A filter as an SQL condition with its parameters.</summary>
internal sealed class SqliteFilterSql<T> where T : class, IDocument
{
    private readonly StringBuilder sql = new();
    private readonly List<object> values = [];

    public SqliteFilterSql(Filter<T>? filter)
    {
        if (filter is not null)
        {
            sql.Append(" AND ");
            Append(filter);
        }
    }

    /// <summary>The condition with a leading AND, or nothing.</summary>
    public string Sql => sql.ToString();

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

    private void Append(Filter<T> filter)
    {
        switch (filter)
        {
            case Filter<T>.All all:
                Append(all.Conditions, " AND ");
                break;
            case Filter<T>.Any any:
                Append(any.Conditions, " OR ");
                break;
            case Filter<T>.Comparison comparison:
                Append(comparison);
                break;
        }
    }

    private void Append(IReadOnlyList<Filter<T>> conditions, string separator)
    {
        sql.Append('(');
        for (var i = 0; i < conditions.Count; i++)
        {
            sql.Append(i == 0 ? "" : separator);
            Append(conditions[i]);
        }

        sql.Append(')');
    }

    private void Append(Filter<T>.Comparison comparison)
    {
        var column = $"\"{comparison.Field.Path}\"";
        var parameter = ParameterName(values.Count);
        values.Add(comparison.Value);
        sql.Append(comparison.By switch
        {
            ComparisonKind.Equal => $"{column} = {parameter}",
            ComparisonKind.AtLeast => $"{column} >= {parameter}",
            ComparisonKind.AtMost => $"{column} <= {parameter}",
            _ => $"instr({column}, {parameter}) > 0",
        });
    }
}
