namespace Portal.CosmosFake.Sql;

/// <summary>
/// One row of a query and its place: the values of ORDER BY, then the document's sequence number, then which of the document's rows it
/// is where a JOIN makes several.
/// </summary>
internal sealed record SqlRow(SqlScope Scope, object?[] Keys, long Sequence, int Index);

/// <summary>
/// The order of rows, total, so that a page can begin after any row, even one deleted meanwhile. As in Cosmos, equal keys are in the order
/// of the documents' resource ids, backwards where the first key is descending.
/// </summary>
internal sealed class SqlRowOrder(IReadOnlyList<SqlOrder> orders) : IComparer<SqlRow>
{
    private readonly bool backwards = orders.Count > 0 && orders[0].Descending;

    /// <summary>Before every document among those with equal keys.</summary>
    public long FirstSequence => backwards ? long.MaxValue : long.MinValue;

    /// <summary>After every document among those with equal keys.</summary>
    public long LastSequence => backwards ? long.MinValue : long.MaxValue;

    public int Compare(SqlRow? x, SqlRow? y) => Compare(x!, y!.Keys, y.Sequence, y.Index);

    public int Compare(SqlRow row, IReadOnlyList<object?> keys, long sequence, int index)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var byKey = SqlValue.Order(row.Keys[i], keys[i]);
            if (byKey != 0)
                return orders[i].Descending ? -byKey : byKey;
        }

        var bySequence = row.Sequence.CompareTo(sequence);
        if (bySequence != 0)
            return backwards ? -bySequence : bySequence;

        return row.Index.CompareTo(index);
    }
}
