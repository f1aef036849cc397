namespace Portal.CosmosFake.Sql;

/// <summary>COUNT, SUM, AVG, MIN and MAX over the rows of a group; undefined values do not take part.</summary>
internal static class SqlAggregates
{
    public static SqlExpression Find(string name, SqlExpression argument) => scope =>
    {
        var rows = scope.Group ?? throw new SqlError($"{name} stands outside a group.");
        var values = rows.Select(row => argument(row)).Where(value => !SqlValue.IsUndefined(value)).ToList();
        return name switch
        {
            "COUNT" => (double)values.Count,
            "SUM" => Numbers(values) is { } numbers ? numbers.Sum() : SqlValue.Undefined,
            "AVG" => Numbers(values) is { Count: > 0 } numbers ? numbers.Average() : SqlValue.Undefined,
            "MIN" => Extreme(values, sign: 1),
            _ => Extreme(values, sign: -1),
        };
    };

    private static List<double>? Numbers(List<object?> values) =>
        values.All(value => value is double) ? [.. values.Cast<double>()] : null;

    private static object? Extreme(List<object?> values, int sign) => values.Count == 0
        ? SqlValue.Undefined
        : values.Aggregate((best, next) => sign * SqlValue.Order(next, best) < 0 ? next : best);
}
