using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Shared.Documents;
using Portal.Shared.Documents.Sqlite;

namespace Portal.Tests.Documents;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-schema-");

    private string FilePath => Path.Combine(folder.FullName, "portal.db");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Whoever changes a declaration raises <see cref="SqliteSchema.Version"/>, writes its migration, and then this digest.</summary>
    [Fact]
    public void The_schema_does_not_change_without_a_new_version()
    {
        var schema = string.Join('\n', ProductDeclarations.All.SelectMany(SqliteSchema.CreateStatements));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..16];

        Assert.Equal("1 4c0e77601e6eea41", $"{SqliteSchema.Version} {digest}");
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
    public async Task A_file_that_cannot_be_opened_is_named()
    {
        await using var store = new SqliteStore(folder.FullName, TimeProvider.System, NullLogger<SqliteStore>.Instance);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync(ProductDeclarations.All, CancellationToken.None));

        Assert.Contains(folder.FullName, refusal.Message, StringComparison.Ordinal);
    }

    private SqliteStore NewStore() => new(FilePath, TimeProvider.System, NullLogger<SqliteStore>.Instance);
}
