using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Portal.Documents.Sqlite;

/// <summary>
/// Documents in one SQLite file: real columns for what is queried, content in a table of its own, one writer that
/// groups waiting writes into one commit, and readers that never wait for it (WAL).
/// </summary>
internal sealed partial class SqliteStore : IDocumentStore, IAsyncDisposable
{
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForgetAgain = TimeSpan.FromSeconds(30);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly ILogger<SqliteStore> logger;
    private readonly List<string> purges = [];
    private SqliteReaders? readers;
    private SqliteWriter? writer;
    private ITimer? purgeTimer;

    public SqliteStore(string path, TimeProvider time, ILogger<SqliteStore> logger)
    {
        this.path = path;
        this.time = time;
        this.logger = logger;
    }

    public string Location => $"SQLite file {path}";

    /// <summary>Every distinct text of a query that was prepared; tests ask for their plans.</summary>
    internal IReadOnlyCollection<string> Statements => Readers.Statements;

    internal SqliteReaders Readers => readers ?? throw new InvalidOperationException("The store was not started.");

    internal SqliteWriter Writer => writer ?? throw new InvalidOperationException("The store was not started.");

    internal TimeProvider Time => time;

    public Task StartAsync(IReadOnlyList<DocumentDeclaration> declarations, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (!SqliteFileMode.TrySet(path))
            {
                OpenToOthers(logger, path);
            }

            var connection = SqliteConnections.OpenWriter(path);
            SqliteSchema.Migrate(connection, declarations);
            writer = new SqliteWriter(connection);
            readers = new SqliteReaders(path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFailure.Unavailable, $"The database file '{path}' (Storage:Sqlite:Path) cannot be opened: {e.Message}", e);
        }

        purges.AddRange(declarations.Where(declaration => declaration.Expires).SelectMany(SqliteSchema.PurgeStatements));
        purgeTimer = time.CreateTimer(_ => _ = PurgeAsync(), null, PurgeEvery, PurgeEvery);
        return Task.CompletedTask;
    }

    public IDocumentContainer<T> Open<T>(DocumentDeclaration<T> declaration) where T : class, IDocument =>
        new SqliteContainer<T>(this, declaration);

    public Task PingAsync(CancellationToken cancellation)
    {
        Readers.Read("SELECT 1", static _ => { }, static reader => reader.Read());
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (purgeTimer is not null)
        {
            await purgeTimer.DisposeAsync();
        }

        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        readers?.Dispose();
    }

    public async Task ForgetAsync()
    {
        if (!await Writer.TruncateLogAsync())
        {
            LogInUse(logger);
            purgeTimer?.Change(ForgetAgain, PurgeEvery);
        }
    }

    /// <summary>
    /// Removes what has expired. Expired documents are invisible at once; this frees their room, and leaves nothing of them in the log.
    /// </summary>
    internal async Task PurgeAsync()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            await Writer.WriteAsync(statements => purges.Sum(sql => statements.Execute(sql, ("@now", now))));
            await ForgetAsync();
        }
#pragma warning disable CA1031 // Nobody waits for a timer: the fault is told, and the next round tries again.
        catch (Exception e)
        {
            PurgeFailed(logger, e);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Removing expired documents failed; they stay hidden, and the next sweep retries")]
    private static partial void PurgeFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Another program reads the database: the write-ahead log keeps what was deleted until it is done. The portal tries "
            + "again.")]
    private static partial void LogInUse(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Others than the owner may open the database file {Path}, and the portal is not allowed to change that. Set its mode to "
            + "0600.")]
    private static partial void OpenToOthers(ILogger logger, string path);
}
