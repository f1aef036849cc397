using System.Text;

namespace Portal.Documents;

/// <summary>Writes a filter as an SQL condition; a provider says how one field is compared.</summary>
internal abstract class FilterSql<T> where T : class, IDocument
{
    protected StringBuilder Sql { get; } = new();

    protected void Append(Filter<T> filter)
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

    protected abstract void Append(Filter<T>.Comparison comparison);

    private void Append(IReadOnlyList<Filter<T>> conditions, string separator)
    {
        Sql.Append('(');
        for (var i = 0; i < conditions.Count; i++)
        {
            Sql.Append(i == 0 ? "" : separator);
            Append(conditions[i]);
        }

        Sql.Append(')');
    }
}
