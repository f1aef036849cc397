using System.Buffers;
using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>A container in the SQLite file.</summary>
internal sealed class SqliteContainer<T> : IDocumentContainer<T>
    where T : class, IDocument
{
    private readonly SqliteStore store;
    private readonly DocumentDeclaration<T> declaration;
    private readonly SqliteTable<T> table;
    private readonly SqliteWrites<T> writes;

    public SqliteContainer(SqliteStore store, DocumentDeclaration<T> declaration)
    {
        (this.store, this.declaration) = (store, declaration);
        table = new SqliteTable<T>(declaration);
        writes = new SqliteWrites<T>(declaration, table);
    }

    public DocumentDeclaration<T> Declaration => declaration;

    public Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) => Task.FromResult(
        store.Readers.Read(
            table.Find,
            command => BindId(command, partition, id),
            reader => reader.Read() ? SqliteRow.Read(reader, declaration, partition, id) : null));

    public Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation) => Task.FromResult(
        store.Readers.Read(table.FindWithContent, command => BindId(command, partition, id), reader =>
        {
            if (!reader.Read())
            {
                return null;
            }

            var found = SqliteRow.Read(reader, declaration, partition, id);
            contentTo(found)?.Write(SqliteRow.ReadContent(reader, 2));
            return found;
        }));

    public Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation)
    {
        var (row, now) = Prepare(document);
        return store.Writer.WriteAsync(statements => writes.Add(statements, row, content, now));
    }

    public Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation)
    {
        var (row, now) = Prepare(document);
        return store.Writer.WriteAsync(statements => writes.Replace(statements, row, content, etag, now));
    }

    public Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation)
    {
        var now = store.Time.GetUtcNow();
        return store.Writer.WriteAsync(statements => writes.Delete(statements, partition, id, etag, now));
    }

    public Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation)
    {
        var now = store.Time.GetUtcNow();
        return store.Writer.WriteAsync(statements => writes.Patch(statements, partition, id, patch, now));
    }

    public Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> batch, CancellationToken cancellation)
    {
        if (batch.Count > 100)
        {
            throw new ArgumentException("A batch has at most 100 writes.", nameof(batch));
        }

        var now = store.Time.GetUtcNow();
        return store.Writer.WriteAsync(statements => writes.Batch(statements, partition, batch, now));
    }

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation)
    {
        var asked = new SqliteQuery<T>(declaration, query, store.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return Task.FromResult(store.Readers.Read(asked.Sql, asked.Bind, asked.Read));
    }

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation)
    {
        var asked = new SqliteQuery<T>(
            declaration,
            query with
            {
                Continuation = null,
                PageSize = most,
            },
            store.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return Task.FromResult(store.Readers.Read(asked.CountSql, asked.Bind, static reader => reader.Read() ? reader.GetInt32(0) : 0));
    }

    public Task<int> RefoldAsync(CancellationToken cancellation) => Task.FromResult(0);

    private ((string Name, object? Value)[] Row, DateTimeOffset Now) Prepare(T document)
    {
        var now = store.Time.GetUtcNow();
        return (table.RowOf(document, now), now);
    }

    private void BindId(SqliteCommand command, string partition, string id)
    {
        command.Bind(("@partition", partition), ("@key", id));
        if (declaration.Expires)
        {
            command.Bind(("@now", store.Time.GetUtcNow().ToUnixTimeMilliseconds()));
        }
    }
}
