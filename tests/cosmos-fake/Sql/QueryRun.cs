namespace Portal.CosmosFake.Sql;

internal sealed record QueryPage(IReadOnlyList<object?> Results, QueryPosition? Next);

/// <summary>Runs one page of a query over the documents that its partition key allows.</summary>
internal static class QueryRun
{
    public static QueryPage Page(SqlQuery query, IEnumerable<StoredDocument> documents, SqlScope scope, QueryPosition? after, int pageSize)
    {
        var rows = documents.OrderBy(document => document.Sequence).SelectMany(document => Rows(query, document, scope));
        return query.Collapses ? CollapsedPage(query, rows, scope, after, pageSize) : RowPage(query, rows, scope, after, pageSize);
    }

    private static IEnumerable<SqlRow> Rows(SqlQuery query, StoredDocument document, SqlScope scope)
    {
        var seen = scope.With("root", document.Root).With(SqlSelection.Document, document.Root);
        return SqlSelection.Rows(query, seen)
            .Select((row, index) => new SqlRow(row, SqlSelection.Keys(query, row), document.Sequence, index));
    }

    private static QueryPage RowPage(SqlQuery query, IEnumerable<SqlRow> rows, SqlScope scope, QueryPosition? after, int pageSize)
    {
        var order = new SqlRowOrder(query.OrderBy);
        if (query.OrderBy.Count > 1)
            rows = rows.Where(row => !row.Keys.Any(SqlValue.IsUndefined)); // a composite index holds whole rows only
        if (query.OrderBy.Count > 0)
            rows = rows.Order(order);
        if (after is not null)
        {
            var keys = after.KeyValues();
            rows = rows.SkipWhile(row => order.Compare(row, keys, after.Sequence, after.Index) <= 0);
        }
        else
        {
            rows = rows.Skip(SqlSelection.Number(query.Offset, scope) ?? 0);
        }

        var delivered = after?.Delivered ?? 0;
        var left = SqlSelection.Bound(query, scope) - delivered;
        var results = new List<object?>();
        SqlRow? last = null;
        foreach (var row in rows.Take(left))
        {
            if (results.Count == pageSize)
                return new QueryPage(results, QueryPosition.After(last!, delivered + results.Count));

            last = row;
            var result = query.Projection(row.Scope);
            if (!SqlValue.IsUndefined(result))
                results.Add(result);
        }

        return new QueryPage(results, null);
    }

    private static QueryPage CollapsedPage(SqlQuery query, IEnumerable<SqlRow> rows, SqlScope scope, QueryPosition? after, int pageSize)
    {
        var delivered = after?.Delivered ?? 0;
        var results = SqlSelection.Results(query, rows, scope).Skip(delivered).Take(pageSize + 1).ToList();
        return results.Count <= pageSize
            ? new QueryPage(results, null)
            : new QueryPage(results[..pageSize], QueryPosition.AfterResults(delivered + pageSize));
    }
}
