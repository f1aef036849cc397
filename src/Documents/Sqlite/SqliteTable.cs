using System.Text.Json;

namespace Portal.Documents.Sqlite;

/// <summary>The statements on one container's tables, written once from its declaration.</summary>
internal sealed class SqliteTable<T> where T : class, IDocument
{
    private readonly DocumentDeclaration<T> declaration;
    private readonly string[] parameters;

    public SqliteTable(DocumentDeclaration<T> declaration)
    {
        this.declaration = declaration;
        var table = SqliteSchema.Table(declaration);
        var content = SqliteSchema.ContentTable(declaration);
        var columns = declaration.Fields.Select(field => $"\"{field.Path}\"").ToArray();
        parameters = [.. declaration.Fields.Select((_, i) => $"@c{i}")];
        var alive = declaration.Expires ? " AND (expires IS NULL OR expires > @now)" : "";
        const string ById = "partition = @partition AND key = @key";

        Find = $"SELECT etag, body FROM {table} WHERE {ById}{alive}";
        FindWithContent =
            $"SELECT etag, body, (SELECT content FROM {content} WHERE {content}.row = {table}.row) FROM {table} WHERE {ById}{alive}";
        DeleteExpired = declaration.Expires ? $"DELETE FROM {table} WHERE {ById} AND expires <= @now RETURNING row" : null;
        Insert = $"INSERT INTO {table} ({string.Join(", ", ["partition", "key", "etag", "expires", .. columns, "body"])}) "
            + $"VALUES ({string.Join(", ", ["@partition", "@key", "@etag", "@expires", .. parameters, "@body"])}) "
            + "ON CONFLICT (partition, key) DO NOTHING RETURNING row";
        var sets = string.Concat(columns.Zip(parameters, (column, parameter) => $", {column} = {parameter}"));
        Update =
            $"UPDATE {table} SET etag = @etag, expires = @expires, body = @body{sets} WHERE {ById}{alive} AND etag = @was RETURNING row";
        Delete = $"DELETE FROM {table} WHERE {ById}{alive} RETURNING row";
        DeleteIf = $"DELETE FROM {table} WHERE {ById}{alive} AND etag = @was RETURNING row";
        WriteContent = $"INSERT OR REPLACE INTO {content} (row, content) VALUES (@row, @content)";
        DeleteContent = $"DELETE FROM {content} WHERE row = @row";
    }

    public string Find { get; }

    public string FindWithContent { get; }

    public string? DeleteExpired { get; }

    public string Insert { get; }

    public string Update { get; }

    public string Delete { get; }

    public string DeleteIf { get; }

    public string WriteContent { get; }

    public string DeleteContent { get; }

    /// <summary>The parameters of a document's row but its ETag. The body is made here, outside of the writer's transaction.</summary>
    public (string Name, object? Value)[] RowOf(T document, DateTimeOffset now)
    {
        var row = new (string, object?)[parameters.Length + 4];
        row[0] = ("@partition", declaration.PartitionOf(document));
        row[1] = ("@key", document.Id);
        row[2] = ("@body", JsonSerializer.SerializeToUtf8Bytes(document, DocumentJson.Options));
        row[3] = ("@expires", declaration.TimeToLiveOf(document) is { } seconds ? now.AddSeconds(seconds).ToUnixTimeMilliseconds() : null);
        for (var i = 0; i < parameters.Length; i++)
        {
            row[i + 4] = (parameters[i], declaration.Fields[i].ReadComparable(document));
        }

        return row;
    }
}
