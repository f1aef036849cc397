using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.AccessLogs;

namespace Portal.EndToEnd.Damaged;

/// <summary>One visitor's events that cannot be folded are set aside, and everybody else's are folded.</summary>
public sealed partial class UnfoldableVisitsTests : DamagedPortal
{
    [Fact]
    [Trait("Scenario", "S155")]
    public async Task Visits_that_cannot_be_folded_hold_up_nobody_else_and_are_said_once()
    {
        await OpenAsync("Sqlite");
        var whole = await Ann.CreateSnapshotAsync("S155");
        (await Bob.GetAsync($"/snapshots/{whole}")).Is(200);
        await SweepAsync();
        var total = await Store.ReadAsync("visits", "bob", $"total__{whole}");
        for (var i = 0; i < 150; i++)
        {
            var remains = new JsonObject { ["kind"] = "event", ["at"] = total["at"]!.DeepClone(), ["pending"] = true };
            await Store.CopyAsync("visits", "bob", $"total__{whole}", "bob", $"visit__{i}", remains);
        }

        await Store.Server.ExecuteAsync(
            "UPDATE visits SET pending = 1, kind = 'event', \"at\" = 0 WHERE partition = 'bob' AND key LIKE 'visit__%'");
        using var cleo = await Store.Server.SignInAsync("cleo");
        (await cleo.GetAsync($"/snapshots/{whole}")).Is(200);
        await SweepAsync();
        await SweepAsync();
        Assert.Equal(1, await cleo.VisitsAsync(whole, "S155"));
        Assert.Equal(1, await Bob.VisitsAsync(whole, "S155"));
        Assert.Equal(
            "150",
            await Store.Server.ReadTextAsync("SELECT COUNT(*) FROM visits WHERE partition = 'bob' AND key LIKE 'visit__%' AND pending = "
                + "0"));
        Assert.Equal("150 visits of bob cannot be read and are set aside", Assert.Single(Log.OwnAlarms).Text);
    }

    /// <summary>
    /// What is pending and is neither an event nor a total is nobody's to fold: a sweep that asks for it again would never end. What only
    /// reads as a total ("Total ") is written as one.
    /// </summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Cosmos")]
    [Trait("Scenario", "S155")]
    public async Task What_is_pending_and_of_no_kind_ends_no_sweep_late(string provider)
    {
        await OpenAsync(provider);
        var whole = await Ann.CreateSnapshotAsync("S155");
        (await Bob.GetAsync($"/snapshots/{whole}")).Is(200);
        await SweepAsync();
        var total = await Store.ReadAsync("visits", "bob", $"total__{whole}");
        JsonNode?[] kinds = [null, "folded", "Total ", "", -7.5, new JsonObject(), false];
        foreach (var (kind, i) in kinds.Select((kind, i) => (kind, i)))
        {
            var odd = total.DeepClone().AsObject();
            (odd["id"], odd["kind"], odd["pending"]) = ($"odd__{i}", kind, true);
            await Store.CopyAsync("visits", "bob", $"total__{whole}", "bob", $"odd__{i}", odd);
            if (provider == "Sqlite")
            {
                await Store.Server.ExecuteAsync(
                    "UPDATE visits SET pending = 1, kind = @kind WHERE partition = 'bob' AND key = @key",
                    ("@kind", kind?.ToString()),
                    ("@key", $"odd__{i}"));
            }
        }

        await SweepAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() => Task.FromResult(SetAside() == 6));
        Log.Clear();
        await SweepAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await SweepAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(Log.OwnAlarms);
        Assert.Empty(
            await Store
                .Server.Services.GetRequiredService<VisitStore>()
                .ListPendingVisitorsAsync(new HashSet<string>(), CancellationToken.None));
        Assert.Equal(1, await Bob.VisitsAsync(whole, "S155"));
    }

    /// <summary>
    /// How many visits of bob the log says were set aside, in one sweep or in several: the portal's own come when they are due.
    /// </summary>
    private int SetAside() =>
        Log.OwnAlarms.Sum(entry => int.Parse(SaidPattern().Match(entry.Text).Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("^([0-9]+) visits of bob cannot be read and are set aside$")]
    private static partial Regex SaidPattern();
}
