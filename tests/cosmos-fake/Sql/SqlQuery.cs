namespace Portal.CosmosFake.Sql;

/// <summary>FROM or JOIN: an alias over a source; <c>IN</c> goes through the items of an array.</summary>
internal sealed record SqlSource(string Alias, SqlExpression Source, bool Iterates);

/// <summary>One key of ORDER BY; the path is how an index names it.</summary>
internal sealed record SqlOrder(SqlExpression Key, bool Descending, string Path);

/// <summary>A query as it was written.</summary>
internal sealed record SqlQuery
{
    public required bool Distinct { get; init; }

    public required int? Top { get; init; }

    /// <summary>Makes the result from a row.</summary>
    public required SqlExpression Projection { get; init; }

    public required bool HasAggregate { get; init; }

    public required SqlSource? From { get; init; }

    public required IReadOnlyList<SqlSource> Joins { get; init; }

    public required SqlExpression? Where { get; init; }

    public required IReadOnlyList<SqlExpression> GroupBy { get; init; }

    public required IReadOnlyList<SqlOrder> OrderBy { get; init; }

    public required SqlExpression? Offset { get; init; }

    public required SqlExpression? Limit { get; init; }

    /// <summary>Results that stand for no single document cannot be resumed after one.</summary>
    public bool Collapses => Distinct || HasAggregate || GroupBy.Count > 0;
}
