using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.EndToEnd.Matrix;

/// <summary>
/// Tests of every address have the process to themselves: Hangfire logs to the host that was started last, also after that is gone.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MatrixCollection
{
    public const string Name = "Matrix";
}

/// <summary>Every address that the portal serves, asked by everybody, in every state, with every method.</summary>
[Collection(MatrixCollection.Name)]
public sealed class EveryAddressTests : IAsyncLifetime
{
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "TRACE", "BREW", "POST", "PUT", "DELETE"];

    private readonly LogCapture log = new();
    private readonly ConcurrentQueue<string> faults = new();
    private int turn;
    private PortalServer server = null!;
    private IReadOnlyList<Asking> everybody = [];

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync(builder =>
        {
            log.Listen(builder, LogLevel.Warning);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Warning");
        });
        // The owner asks last: their calls change what the others ask for.
        everybody =
        [
            await Asking.AsAsync("anonymous", new PortalClient(server.Address)),
            await Asking.AsAsync("other", await server.SignInAsync("bob")),
            await Asking.AsAsync("administrator", await server.SignInAsync("ada")),
            await Asking.AsAsync("owner", await server.SignInAsync("ann")),
        ];
        log.Clear();
    }

    public async Task DisposeAsync()
    {
        foreach (var one in everybody)
        {
            one.Client.Dispose();
        }

        await server.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task Each_endpoint_and_handler_has_a_row()
    {
        var mapped = (await Routes.OfAsync(server.Services)).Where(route => route != Routes.Dashboard).ToList();
        Assert.Empty(mapped.Except(Rows.Known.Keys));
        Assert.Empty(Rows.Known.Keys.Except(mapped));
        Assert.NotEmpty(Routes.OfDashboard());
        Assert.NotEmpty(Routes.AssetsOf(server.Services));
    }

    [Fact]
    [Trait("Scenario", "S117")]
    [Trait("Scenario", "S138")]
    public async Task Every_address_is_answered_as_the_contract_says_to_everybody()
    {
        IEnumerable<Row> rows =
        [
            .. Rows.Known.Values,
            .. Rows.Others,
            .. Rows
                .Known.Where(row =>
                    !row.Key.Contains("{api}", StringComparison.Ordinal) && !row.Key.Contains('?', StringComparison.Ordinal))
                .Select(row => new Row(row.Value.Address.Split('?')[0] + "?handler=Nothing", row.Value.Target, row.Value.For)),
            .. Routes.OfDashboard().Select(path => new Row(path, For: For.Administrators)),
            .. Routes.AssetsOf(server.Services).Select(path => new Row(path, For: For.Anyone)),
        ];
        var both = rows.SelectMany(row =>
                row.Address.StartsWith("{api}", StringComparison.Ordinal)
                    ? new[] { "/api/persistence", "/persistence" }.Select(prefix =>
                        row with
                        {
                            Address = row.Address.Replace("{api}", prefix, StringComparison.Ordinal),
                        })
                    : [row])
            .ToList();
        var assets = Routes.AssetsOf(server.Services).ToHashSet();
        await Parallel.ForEachAsync(
            both.Where(row => !row.Sweeps),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (row, _) => await AskAsync(row, assets.Contains(row.Address)));
        foreach (var row in both.Where(row => row.Sweeps))
        {
            await AskAsync(row, isAsset: false);
        }

        Assert.True(faults.IsEmpty, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(60))}");
        Assert.Empty(log.Alarms.Select(entry => $"{entry.Level} {entry.Category}: {entry.Text} {entry.Exception}").Distinct());
    }

    private async Task AskAsync(Row row, bool isAsset)
    {
        var targets = await Targets.MakeAsync(everybody[^1].Client, row.Target, Interlocked.Increment(ref turn));
        // An asset is the same to everybody: one asks, with fewer methods.
        foreach (var asking in isAsset ? [everybody[0]] : everybody)
        {
            foreach (var method in isAsset ? ["GET", "HEAD", "POST"] : Methods)
            {
                var cells = new List<Cell>();
                // What no handler takes is not looked up: two states tell whether that is so.
                foreach (var (state, id) in method is "OPTIONS" or "TRACE" or "BREW" ? targets.Take(2) : targets)
                {
                    cells.Add(await AskAsync(row, asking, state, id, method, isPart: false));
                }

                cells.ForEach(cell => Judge(cell, cell.Faults(isAsset)));
                cells.ForEach(cell => Judge(cell, Rules.OfOthers(cell, cells[0])));
                if (method is "GET" or "POST" && !isAsset)
                {
                    var part = await AskAsync(row, asking, targets[0].State, targets[0].Id, method, isPart: true);
                    Judge(part, part.Faults(isAsset));
                }

                if (method == "HEAD")
                {
                    await CompareAsync(asking, cells);
                }
            }
        }
    }

    private async Task CompareAsync(Asking asking, List<Cell> heads)
    {
        foreach (var head in heads)
        {
            Judge(head, Rules.OfHead(head, await AskAsync(head.Row, asking, head.State, head.Id, "GET", isPart: false)));
        }
    }

    private static async Task<Cell> AskAsync(Row row, Asking asking, string state, string id, string method, bool isPart)
    {
        var address = row.Address.Replace("{id}", id, StringComparison.Ordinal);
        return new Cell(row, address, asking.Role, state, id, method, isPart, await asking.SendAsync(method, address, isPart));
    }

    private void Judge(Cell cell, IEnumerable<string> found)
    {
        foreach (var fault in found)
        {
            faults.Enqueue($"{cell}: {fault}");
        }
    }
}
