using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Content;
using Portal.Documents;
using Portal.Documents.Sqlite;

namespace Portal.Tests.Documents;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-schema-");

    private string FilePath => Path.Combine(folder.FullName, "portal.db");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>
    /// Whoever changes a declaration raises <see cref="SqliteSchema.Version"/>, writes its migration, and then this digest.
    /// </summary>
    [Fact]
    public void The_schema_does_not_change_without_a_new_version()
    {
        var schema = string.Join('\n', ProductDeclarations.All.SelectMany(SqliteSchema.CreateStatements));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..16];

        Assert.Equal("5 b1d6ed75fb9fe7b6", $"{SqliteSchema.Version} {digest}");
    }

    [Fact]
    public async Task A_file_that_is_newer_than_the_program_is_refused()
    {
        await using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync();
            var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 4711";
            await command.ExecuteNonQueryAsync();
        }

        await using var store = NewStore();
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync(ProductDeclarations.All, CancellationToken.None));

        Assert.Contains("4711", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_opens_again_with_its_schema()
    {
        for (var round = 0; round < 2; round++)
        {
            await using var store = NewStore();
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
            await store.PingAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_file_of_version_1_keeps_its_documents_and_gets_the_missing_indexes()
    {
        await using (var store = NewStore())
        {
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
        }

        await ExecuteAsync("DROP INDEX \"trash$of$kind$by$deleted_at\"", "PRAGMA user_version = 1",
            "INSERT INTO leases (partition, key, etag, body) VALUES ('kept', 'kept', 1, '{}')");
        await using (var store = NewStore())
        {
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
        }

        Assert.Equal(
            ["trash$of$kind$by$deleted_at"],
            await ReadAsync("SELECT name FROM sqlite_master WHERE name = 'trash$of$kind$by$deleted_at'"));
        Assert.Equal(["kept"], await ReadAsync("SELECT key FROM leases"));
        Assert.Equal([$"{SqliteSchema.Version}"], await ReadAsync("PRAGMA user_version"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task In_an_older_file_idempotency_keys_are_found_by_user_afterwards(int version)
    {
        await ExecuteAsync(
            "CREATE TABLE idempotency_keys (row INTEGER PRIMARY KEY, partition TEXT NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, "
                + "expires INTEGER, body BLOB NOT NULL)",
            $"PRAGMA user_version = {version}");
        await using (var store = NewStore())
        {
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
        }

        Assert.Equal(["resource_id"], await ReadAsync("SELECT name FROM pragma_table_info('idempotency_keys') WHERE name = 'resource_id'"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Scenario", "S132")]
    public async Task In_an_older_file_titles_are_found_by_the_other_spelling_afterwards(int version)
    {
        await using (var store = NewStore())
        {
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
            var sessions = store.Open(Portal.Sessions.Session.Declaration);
            await sessions.AddAsync(
                NewSession("plain-------", "Plain", "A\u030Asgard"),
                ContentText.FromUtf8("{}"u8.ToArray()),
                CancellationToken.None);
            await sessions.AddAsync(
                NewSession("decomposed--", "A\u030Asgard", null),
                ContentText.FromUtf8("{}"u8.ToArray()),
                CancellationToken.None);
        }

        // As programs of these versions wrote them: lower case alone.
        await ExecuteAsync(
            "UPDATE sessions SET \"metadata.title__lower\" = 'a\u030Asgard' WHERE key = 'decomposed--'",
            "UPDATE sessions SET \"metadata.description__lower\" = 'a\u030Asgard' WHERE key = 'plain-------'",
            "INSERT INTO sessions (partition, key, etag, \"metadata.title__lower\", body) VALUES ('bob', 'damaged-----', 1, 'kept', 'no "
                + "JSON')",
            $"PRAGMA user_version = {version}");
        await using (var store = NewStore())
        {
            await store.StartAsync(ProductDeclarations.All, CancellationToken.None);
            var filters = Portal.Sessions.Session.Declaration.Filters;
            Assert.Equal(["decomposed--"], await IdsAsync(store, filters.Contains(session => session.Metadata.TitleLower, "\u00C5SGARD")));
            Assert.Equal(
                ["plain-------"],
                await IdsAsync(store, filters.Contains(session => session.Metadata.DescriptionLower, "a\u030Asg")));
        }

        Assert.Equal(["kept"], await ReadAsync("SELECT \"metadata.title__lower\" FROM sessions WHERE key = 'damaged-----'"));
        Assert.Equal([$"{SqliteSchema.Version}"], await ReadAsync("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named()
    {
        await using var store = new SqliteStore(folder.FullName, TimeProvider.System, NullLogger<SqliteStore>.Instance);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync(ProductDeclarations.All, CancellationToken.None));

        Assert.Contains(folder.FullName, refusal.Message, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(params string[] statements)
    {
        foreach (var statement in statements)
        {
            await ReadAsync(statement);
        }
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return found;
    }

    private static Portal.Sessions.Session NewSession(string id, string title, string? description) => Portal.Sessions.Session.Create(
        id, "ann", title, description, WorkbenchContent.FromUtf8("{}"u8.ToArray()), null, DateTimeOffset.UnixEpoch);

    private static async Task<IEnumerable<string>> IdsAsync(SqliteStore store, Filter<Portal.Sessions.Session> where) =>
        (
            await store
                .Open(Portal.Sessions.Session.Declaration)
                .QueryAsync(
                    new()
                    {
                        Partition = "ann",
                        Where = where,
                        OrderBy = Portal.Sessions.Session.Declaration.OrderBy(session => session.Metadata.CreatedAt, false),
                    },
                    CancellationToken.None)).Items.Select(item => item.Document.Id);

    private SqliteStore NewStore() => new(FilePath, TimeProvider.System, NullLogger<SqliteStore>.Instance);
}
