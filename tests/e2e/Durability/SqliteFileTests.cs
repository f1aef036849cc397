using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;

namespace Portal.EndToEnd.Durability;

/// <summary>The database file: where it is, who may open it, and how large its log stays.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteFileTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TempFolder folder = new();

    private string Database => folder.File("portal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_home_folder_is_found_without_a_shell()
    {
        using var portal = await PortalProcess.StartAsync(("HOME", folder.File("")), "~/of-the-user/portal.db");
        Assert.True(File.Exists(folder.File("of-the-user/portal.db")));
    }

    [Fact]
    public async Task Only_the_owner_may_open_it_and_what_lies_beside_it()
    {
        using (var portal = await PortalProcess.StartAsync(Database))
        {
            AssertOwnerAlone();
        }

        foreach (var file in Files())
        {
            File.SetUnixFileMode(file, OwnerAlone | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        using var again = await PortalProcess.StartAsync(Database);
        AssertOwnerAlone();
    }

    [Fact]
    public async Task The_log_shrinks_after_a_long_read()
    {
        const int Saves = 30;
        using var portal = await PortalProcess.StartAsync(Database);
        using var ann = await PortalClient.SignInAsync(portal.Address, "ann");
        var content = new string('x', 400_000);
        long highest;
        using (var reader = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sessions";
            command.Transaction = transaction;
            command.ExecuteScalar();
            await SaveAsync(ann, content, Saves * 2);
            highest = LogBytes();
        }

        await SaveAsync(ann, content, Saves);
        Assert.True(highest > 60 * 400_000, $"The read held up nothing: {highest} bytes.");
        Assert.InRange(LogBytes(), 0, highest / 2);
    }

    private static async Task SaveAsync(PortalClient ann, string content, int times)
    {
        foreach (var made in Enumerable.Range(0, times))
        {
            await ann.CreateSessionAsync($"session {made}", content: content);
        }
    }

    private long LogBytes() => new FileInfo($"{Database}-wal").Length;

    private string[] Files() => Directory.GetFiles(Path.GetDirectoryName(Database)!);

    private void AssertOwnerAlone()
    {
        Assert.Contains(Database, Files());
        Assert.All(Files(), file => Assert.Equal(OwnerAlone, File.GetUnixFileMode(file)));
    }
}
