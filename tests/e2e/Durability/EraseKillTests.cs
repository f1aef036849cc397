using Microsoft.Data.Sqlite;

namespace Portal.EndToEnd.Durability;

/// <summary>The server is killed while it erases a user.</summary>
public sealed class EraseKillTests : IDisposable
{
    private const int Sessions = 200;
    private readonly TempFolder folder = new();

    private string Database => folder.File("portal.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_erasure_that_was_begun_is_finished_after_the_restart()
    {
        using (var portal = await PortalProcess.StartAsync(Database))
        {
            using var ann = await PortalClient.SignInAsync(portal.Address, "ann");
            for (var made = 0; made < Sessions; made++)
            {
                var id = await ann.CreateSessionAsync($"session {made}");
                (await ann.PutAsync($"/sessions/{id}", new { title = "again" })).Is(200);
            }

            var erasing = ann.DeleteAsync("/me");
            await Eventually.HoldsAsync(() => Task.FromResult(Count("sessions") < Sessions));
            portal.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => erasing);
        }

        Assert.Equal(1, Count("intents WHERE key LIKE 'personal-data-erase%'"));
        using var after = await PortalProcess.StartAsync(Database);
        await Eventually.ReadsAsync(
            () => Task.FromResult(Count("sessions") + Count("session_versions") + Count("trash") + Count("users") + Count("intents")),
            left => left == 0,
            seconds: 60);
        Assert.Equal(Sessions, Count("tombstones"));
    }

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this test's own.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
