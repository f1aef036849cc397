using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Portal.Documents.Sqlite;

/// <summary>
/// The one writer of this process. It takes all writes that wait, runs them in one transaction and answers each after
/// the commit: an fsync serves many. Another process that writes waits by the busy timeout.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostInOneCommit = 128;

    private readonly Channel<PendingWrite> waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(1024) { SingleReader = true });

    private readonly SqliteStatements statements;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<bool>? truncation;

    public SqliteWriter(SqliteConnection connection)
    {
        statements = new SqliteStatements(connection);
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    /// <summary>Runs the work inside the next transaction; the task ends when it is committed.</summary>
    public async Task<TResult> WriteAsync<TResult>(Func<SqliteStatements, TResult> work)
    {
        var write = new PendingWrite<TResult>(work);
        await waiting.Writer.WriteAsync(write);
        return await write.Committed;
    }

    /// <summary>
    /// Brings the whole write-ahead log into the database and empties its file; who asks while that is due shares it. False when another
    /// program reads an older state, or the disk fails: then the log is as it was.
    /// </summary>
    public async Task<bool> TruncateLogAsync()
    {
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var due = Interlocked.CompareExchange(ref truncation, mine, null) ?? mine;
        // Wakes the writer, which truncates between two commits.
        await WriteAsync(static _ => true);
        return await due.Task;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stopped.Task;
        statements.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>(MostInOneCommit);
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInOneCommit && waiting.Reader.TryRead(out var write))
            {
                group.Add(write);
            }

            Commit(group);
            group.Clear();
            Interlocked.Exchange(ref truncation, null)?.SetResult(IsLogTruncated());
        }

        stopped.SetResult();
    }

    private void Commit(List<PendingWrite> group)
    {
        try
        {
            InOneTransaction(group);
            group.ForEach(write => write.Complete());
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them failed: each gets a transaction of its own, so that the fault stays with its cause.
            group.ForEach(write => Commit([write]));
        }
        catch (SqliteException e)
        {
            group[0].Fail(SqliteErrors.ToStoreException(e));
        }
#pragma warning disable CA1031 // The exception is given to the caller that waits for the write; the writer goes on.
        catch (Exception e)
        {
            group[0].Fail(e);
        }
#pragma warning restore CA1031
    }

    private void InOneTransaction(List<PendingWrite> group)
    {
        statements.Execute("BEGIN IMMEDIATE");
        try
        {
            group.ForEach(write => write.Apply(statements));
            statements.Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>Waits for readers a moment only: all writes wait with it.</summary>
    private bool IsLogTruncated()
    {
        try
        {
            statements.Execute("PRAGMA busy_timeout = 200");
            using var reader = statements.Get("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteReader();
            return reader.Read() && reader.GetInt64(0) == 0;
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            statements.Execute("PRAGMA busy_timeout = 5000");
        }
    }

    private void RollBack()
    {
        try
        {
            statements.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already (disk full, I/O error).
        }
    }

    private abstract class PendingWrite
    {
        public abstract void Apply(SqliteStatements statements);

        public abstract void Complete();

        public abstract void Fail(Exception exception);
    }

    private sealed class PendingWrite<TResult>(Func<SqliteStatements, TResult> work) : PendingWrite
    {
        private readonly TaskCompletionSource<TResult> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TResult? result;

        public Task<TResult> Committed => committed.Task;

        public override void Apply(SqliteStatements statements) => result = work(statements);

        public override void Complete() => committed.TrySetResult(result!);

        public override void Fail(Exception exception) => committed.TrySetException(exception);
    }
}
