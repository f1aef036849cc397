namespace Portal.CosmosFake.Sql;

/// <summary>What a query selects, without paging: subqueries, groups, distinct values.</summary>
internal static class SqlSelection
{
    /// <summary>The name under which a scope holds the document itself; no query can write it.</summary>
    public const string Document = "$document";

    /// <summary>The results of a subquery over the scope around it.</summary>
    public static IEnumerable<object?> Run(SqlQuery query, SqlScope scope)
    {
        var rows = Rows(query, scope).Select((row, index) => new SqlRow(row, Keys(query, row), 0, index));
        return Results(query, rows, scope);
    }

    /// <summary>The rows that FROM, JOIN and WHERE make of one scope.</summary>
    public static IEnumerable<SqlScope> Rows(SqlQuery query, SqlScope scope)
    {
        IEnumerable<SqlScope> rows = query.From is null ? [scope] : Bind(query.From, scope);
        foreach (var join in query.Joins)
            rows = rows.SelectMany(row => Bind(join, row));

        return query.Where is { } where ? rows.Where(row => where(row) is true) : rows;
    }

    public static object?[] Keys(SqlQuery query, SqlScope row) => [.. query.OrderBy.Select(order => order.Key(row))];

    /// <summary>Order, groups, projection, distinct, OFFSET, LIMIT and TOP.</summary>
    public static IEnumerable<object?> Results(SqlQuery query, IEnumerable<SqlRow> rows, SqlScope scope)
    {
        var ordered = query.OrderBy.Count == 0 ? rows : rows.Order(new SqlRowOrder(query.OrderBy));
        var results = Groups(query, ordered.Select(row => row.Scope), scope)
            .Select(row => query.Projection(row))
            .Where(result => !SqlValue.IsUndefined(result));
        if (query.Distinct)
            results = results.DistinctBy(SqlValue.Key);

        return results.Skip(Number(query.Offset, scope) ?? 0).Take(Bound(query, scope));
    }

    public static int? Number(SqlExpression? expression, SqlScope scope) => expression?.Invoke(scope) switch
    {
        null => null,
        double number => (int)number,
        _ => throw new SqlError("OFFSET and LIMIT need a number."),
    };

    /// <summary>How many results TOP and LIMIT allow.</summary>
    public static int Bound(SqlQuery query, SqlScope scope) =>
        Math.Min(query.Top ?? int.MaxValue, Number(query.Limit, scope) ?? int.MaxValue);

    private static IEnumerable<SqlScope> Bind(SqlSource source, SqlScope scope)
    {
        var value = source.Source(scope);
        if (!source.Iterates)
            return SqlValue.IsUndefined(value) ? [] : [scope.With(source.Alias, value)];

        return SqlValue.IsArray(value, out var items)
            ? items.EnumerateArray().Select(item => scope.With(source.Alias, SqlValue.From(item)))
            : [];
    }

    private static IEnumerable<SqlScope> Groups(SqlQuery query, IEnumerable<SqlScope> rows, SqlScope scope)
    {
        if (query.GroupBy.Count > 0)
        {
            return rows
                .GroupBy(row => string.Join('\n', query.GroupBy.Select(key => SqlValue.Key(key(row)))))
                .Select(group => group.First().WithGroup([.. group]));
        }

        if (!query.HasAggregate)
            return rows;

        var all = rows.ToList();
        var first = all.FirstOrDefault() ?? scope.With(query.From?.Alias ?? "", SqlValue.Undefined);
        return [first.WithGroup(all)];
    }
}
