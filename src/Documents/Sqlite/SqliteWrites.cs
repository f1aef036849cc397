using SQLitePCL;

namespace Portal.Documents.Sqlite;

/// <summary>The writes of one container, run inside the writer's transaction. Conditions are part of each statement.</summary>
internal sealed class SqliteWrites<T>(DocumentDeclaration<T> declaration, SqliteTable<T> table) where T : class, IDocument
{
    public Written Add(SqliteStatements statements, (string Name, object? Value)[] row, ContentText? content, DateTimeOffset now)
    {
        if (table.DeleteExpired is { } deleteExpired
            && Run(statements, deleteExpired, [row[0], row[1], Now(now)]) is { } expired)
        {
            DropContent(statements, expired);
        }

        var etag = SqliteETag.New();
        if (Run(statements, table.Insert, [.. row, ("@etag", etag)]) is not { } added)
        {
            return new Written(WriteOutcome.Taken);
        }

        PutContent(statements, added, content);
        return new Written(WriteOutcome.Done, SqliteETag.ToText(etag));
    }

    public Written Replace(
        SqliteStatements statements, (string Name, object? Value)[] row, ContentText? content, string was, DateTimeOffset now)
    {
        var etag = SqliteETag.New();
        if (Run(statements, table.Update, [.. row, ("@etag", etag), ("@was", SqliteETag.Parse(was)), .. NowWhereAsked(now)])
            is not { } replaced)
        {
            return new Written(Refusal(statements, (string)row[0].Value!, (string)row[1].Value!, now));
        }

        PutContent(statements, replaced, content);
        return new Written(WriteOutcome.Done, SqliteETag.ToText(etag));
    }

    public WriteOutcome Delete(SqliteStatements statements, string partition, string id, string? etag, DateTimeOffset now)
    {
        (string, object?)[] key = [("@partition", partition), ("@key", id), .. NowWhereAsked(now)];
        var deleted = etag is null
            ? Run(statements, table.Delete, key)
            : Run(statements, table.DeleteIf, [.. key, ("@was", SqliteETag.Parse(etag))]);
        if (deleted is not { } row)
        {
            return Refusal(statements, partition, id, now);
        }

        DropContent(statements, row);
        return WriteOutcome.Done;
    }

    public Written Patch(SqliteStatements statements, string partition, string id, Patch<T> patch, DateTimeOffset now)
    {
        if (Find(statements, partition, id, now) is not { } found)
        {
            return new Written(WriteOutcome.Gone);
        }

        var document = DocumentReader.Read(found.Body, declaration, partition, id);
        return PatchSteps.Apply(patch, document, found.ETag) is { } patched
            ? Replace(statements, table.RowOf(patched, now), null, found.ETag, now)
            : new Written(WriteOutcome.Stale);
    }

    public WriteOutcome Batch(SqliteStatements statements, string partition, IReadOnlyList<BatchWrite<T>> batch, DateTimeOffset now)
    {
        statements.Execute("SAVEPOINT batch");
        var outcome = WriteOutcome.Done;
        foreach (var write in batch)
        {
            outcome = Apply(statements, partition, write, now);
            if (outcome is not WriteOutcome.Done)
            {
                statements.Execute("ROLLBACK TO batch");
                break;
            }
        }

        statements.Execute("RELEASE batch");
        return outcome;
    }

    private WriteOutcome Apply(SqliteStatements statements, string partition, BatchWrite<T> write, DateTimeOffset now)
    {
        switch (write)
        {
            case BatchWrite<T>.Add add:
                CheckPartition(partition, add.Document);
                return Add(statements, table.RowOf(add.Document, now), null, now).Outcome;
            case BatchWrite<T>.Replace replace:
                CheckPartition(partition, replace.Document);
                return Replace(statements, table.RowOf(replace.Document, now), null, replace.ETag, now).Outcome;
            default:
                var delete = (BatchWrite<T>.Delete)write;
                return Delete(statements, partition, delete.Id, delete.ETag, now);
        }
    }

    private void CheckPartition(string partition, T document)
    {
        if (declaration.PartitionOf(document) != partition)
        {
            throw new InvalidOperationException($"A batch on '{declaration.Container}' holds a document of another partition.");
        }
    }

    private WriteOutcome Refusal(SqliteStatements statements, string partition, string id, DateTimeOffset now) =>
        Find(statements, partition, id, now) is null ? WriteOutcome.Gone : WriteOutcome.Stale;

    private (string ETag, byte[] Body)? Find(SqliteStatements statements, string partition, string id, DateTimeOffset now)
    {
        var command = statements.Get(table.Find);
        command.Bind([("@partition", partition), ("@key", id), .. NowWhereAsked(now)]);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (SqliteETag.ToText(reader.GetInt64(0)), raw.sqlite3_column_blob(reader.Handle, 1).ToArray()) : null;
    }

    private void PutContent(SqliteStatements statements, long row, ContentText? content)
    {
        if (content is not null)
        {
            var literal = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content.Literal, out var bytes)
                && bytes is { Array: { } array, Offset: 0 } && bytes.Count == array.Length ? array : content.Literal.ToArray();
            statements.Execute(table.WriteContent, ("@row", row), ("@content", literal));
            statements.Get(table.WriteContent).Bind(("@content", null));
        }
    }

    private void DropContent(SqliteStatements statements, long row)
    {
        if (declaration.HasContent)
        {
            statements.Execute(table.DeleteContent, ("@row", row));
        }
    }

    private static long? Run(SqliteStatements statements, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = statements.Get(sql);
        command.Bind(parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt64(0) : null;
    }

    private static (string Name, object? Value) Now(DateTimeOffset now) => ("@now", now.ToUnixTimeMilliseconds());

    private (string Name, object? Value)[] NowWhereAsked(DateTimeOffset now) => declaration.Expires ? [Now(now)] : [];
}
