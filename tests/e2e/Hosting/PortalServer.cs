using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace Portal.EndToEnd.Hosting;

/// <summary>The portal in this process, on a real socket and a database file of its own.</summary>
public sealed class PortalServer : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Factory factory;

    private PortalServer(Action<IWebHostBuilder>? configure)
    {
        factory = new Factory(builder =>
        {
            builder.UseSetting("Storage:Sqlite:Path", folder.File("portal.db"));
            // As published: run from a build, the framework's search for changed files takes every GET, and 405 becomes 404.
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            configure?.Invoke(builder);
        });
        factory.UseKestrel(0);
    }

    public Uri Address => factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts a portal, with settings of its own where a test needs them.</summary>
    public static Task<PortalServer> StartAsync(Action<IWebHostBuilder>? configure = null) => Task.Run(() =>
    {
        var server = new PortalServer(configure);
        server.factory.StartServer();
        return server;
    });

    /// <summary>Writes into the database file past the portal, as an older program may have done.</summary>
    public Task ExecuteAsync(string sql, params (string Name, object? Value)[] parameters) =>
        RunAsync(sql, parameters, command => command.ExecuteNonQueryAsync());

    /// <summary>Reads one value out of the database file.</summary>
    public async Task<string> ReadTextAsync(string sql, params (string Name, object? Value)[] parameters) =>
        Convert.ToString(await RunAsync(sql, parameters, command => command.ExecuteScalarAsync()), CultureInfo.InvariantCulture)!;

    public Task<PortalClient> SignInAsync(string user) => PortalClient.SignInAsync(Address, user);

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        folder.Dispose();
    }

    private async Task<T> RunAsync<T>(string sql, (string Name, object? Value)[] parameters, Func<SqliteCommand, Task<T>> run)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("portal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return await run(command);
    }

    private sealed class Factory(Action<IWebHostBuilder> configure) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => configure(builder);
    }
}
