using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// Read connections, kept open with their prepared statements: as many as reads were ever under way at once. A read is
/// over before its caller goes on, so none is held while a slow client takes its answer.
/// </summary>
internal sealed class SqliteReaders(string path) : IDisposable
{
    private readonly ConcurrentBag<SqliteStatements> idle = [];
    private readonly ConcurrentDictionary<string, bool> texts = new();

    public IReadOnlyCollection<string> Statements => [.. texts.Keys];

    public TResult Read<TResult>(string sql, Action<SqliteCommand> bind, Func<SqliteDataReader, TResult> read)
    {
        texts.TryAdd(sql, true);
        try
        {
            var statements = idle.TryTake(out var known) ? known : new SqliteStatements(SqliteConnections.OpenReader(path));
            var healthy = false;
            try
            {
                var command = statements.Get(sql);
                bind(command);
                using var reader = command.ExecuteReader();
                var result = read(reader);
                healthy = true;
                return result;
            }
            finally
            {
                if (healthy)
                {
                    idle.Add(statements);
                }
                else
                {
                    statements.Dispose();
                }
            }
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.ToStoreException(e);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var statements))
        {
            statements.Dispose();
        }
    }
}
