using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// A page by keyset: the index is entered right behind the last document of the page before, so a page costs the same
/// however deep it lies, and rows written meanwhile neither repeat nor hide another.
/// </summary>
internal sealed class SqliteQuery<T> where T : class, IDocument
{
    private readonly DocumentDeclaration<T> declaration;
    private readonly DocumentQuery<T> query;
    private readonly SqliteFilterSql<T> filter;
    private readonly string? across;
    private readonly long now;
    private readonly object? afterValue;
    private readonly string? afterKey;

    public SqliteQuery(DocumentDeclaration<T> declaration, DocumentQuery<T> query, long now)
    {
        (this.declaration, this.query, this.now) = (declaration, query, now);
        filter = new SqliteFilterSql<T>(query.Where);
        across = query.Partition is null ? AcrossPathOf(declaration, query.Where) : null;
        if (query.Continuation is { } continuation)
        {
            (afterValue, afterKey) = ReadContinuation(continuation);
        }

        Sql = Write();
    }

    public string Sql { get; }

    /// <summary>What is read of a row; the order's column, because a damaged document's own value may be another.</summary>
    private string Columns => $"etag, body, partition, key, \"{query.OrderBy.Field.Path}\"";

    /// <summary>Counts what the page would hold, and one more.</summary>
    public string CountSql => $"SELECT COUNT(*) FROM ({Sql.Replace(Columns, "1", StringComparison.Ordinal)})";

    public void Bind(SqliteCommand command)
    {
        command.Bind(("@limit", query.PageSize + 1));
        if (across is null)
        {
            command.Bind(("@partition", query.Partition));
        }

        for (var i = 0; i < filter.Values.Count; i++)
        {
            command.Bind((SqliteFilterSql<T>.ParameterName(i), filter.Values[i]));
        }

        if (afterKey is not null)
        {
            command.Bind(("@after", afterValue), ("@afterKey", afterKey));
        }

        if (Sql.Contains("@now", StringComparison.Ordinal))
        {
            command.Bind(("@now", now));
        }
    }

    /// <summary>Reads the page; one row more was asked for, to know whether there is another.</summary>
    public DocumentPage<T> Read(SqliteDataReader reader)
    {
        var items = new List<Stored<T>>(query.PageSize);
        (string? continuation, object? value) = (null, null);
        while (reader.Read())
        {
            if (items.Count == query.PageSize)
            {
                continuation = WriteContinuation(value, items[^1].Document.Id);
                break;
            }

            value = reader.IsDBNull(4) ? null : reader.GetValue(4);
            items.Add(SqliteRow.Read(reader, declaration, reader.GetString(2), reader.GetString(3)));
        }

        return new DocumentPage<T>(items, continuation);
    }

    private static string AcrossPathOf(DocumentDeclaration<T> declaration, Filter<T>? where)
    {
        IEnumerable<Filter<T>> conditions = where is Filter<T>.All all ? Flatten(all) : where is null ? [] : [where];
        var bound = conditions.OfType<Filter<T>.Comparison>()
            .FirstOrDefault(c => c.By is ComparisonKind.Equal && declaration.CrossPartitionPaths.Contains(c.Field.Path));
        return bound?.Field.Path
            ?? throw new InvalidOperationException(
                $"A query of '{declaration.Container}' across partitions needs an Equal filter on one of: "
                    + $"{string.Join(", ", declaration.CrossPartitionPaths)}.");
    }

    private static IEnumerable<Filter<T>> Flatten(Filter<T>.All all) =>
        all.Conditions.SelectMany(condition => condition is Filter<T>.All inner ? Flatten(inner) : [condition]);

    private string Write()
    {
        var sort = query.OrderBy.Field.Path;
        var (index, bound) = across is null
            ? (SqliteSchema.PartitionIndex(declaration, sort), "partition = @partition")
            : (SqliteSchema.AcrossIndex(declaration, across, sort), "1");
        var direction = query.OrderBy.Descending ? "DESC" : "ASC";
        var after = afterKey is null ? "" : $" AND (\"{sort}\", key) {(query.OrderBy.Descending ? '<' : '>')} (@after, @afterKey)";
        var alive = declaration.Expires ? " AND (expires IS NULL OR expires > @now)" : "";
        return $"SELECT {Columns} FROM {SqliteSchema.Table(declaration)} INDEXED BY {index} WHERE {bound}{filter.Text}{after}{alive} "
            + $"ORDER BY \"{sort}\" {direction}, key {direction} LIMIT @limit";
    }

    private static string WriteContinuation(object? value, string key) => JsonSerializer.Serialize(new[] { value, key });

    private static (object Value, string Key) ReadContinuation(string continuation)
    {
        var parts = JsonSerializer.Deserialize<JsonElement[]>(continuation)!;
        object value = parts[0].ValueKind is JsonValueKind.Number ? parts[0].GetInt64() : parts[0].GetString()!;
        return (value, parts[1].GetString()!);
    }
}
