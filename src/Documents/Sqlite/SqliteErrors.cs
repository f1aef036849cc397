using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Portal.Documents.Sqlite;

/// <summary>SQLite's errors, told in the portal's words.</summary>
internal static class SqliteErrors
{
    public static StoreException ToStoreException(SqliteException e) => new(FailureOf(e.SqliteErrorCode), e.Message, e);

    private static StoreFailure FailureOf(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailure.Throttled,
        raw.SQLITE_FULL => StoreFailure.Full,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFailure.ReadOnly,
        raw.SQLITE_TOOBIG => StoreFailure.TooLarge,
        _ => StoreFailure.Unavailable,
    };
}
