using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Documents;
using Portal.Shared.Jobs;
using Portal.Web;

namespace Portal.EndToEnd.Damaged;

/// <summary>A portal on one of the stores, whose documents are damaged behind its back, and what must go on all the same.</summary>
public abstract class DamagedPortal : IAsyncLifetime
{
    private protected LogCapture Log { get; } = new();

    private protected List<PortalClient> Clients { get; } = [];

    private protected DamagedStore Store { get; private set; } = null!;

    protected PortalClient Ann { get; private set; } = null!;

    protected PortalClient Bob { get; private set; } = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Clients.ForEach(client => client.Dispose());
        await Store.DisposeAsync();
        Log.Dispose();
    }

    private protected async Task OpenAsync(string provider)
    {
        Store = await DamagedStore.OpenAsync(provider, Log);
        Clients.AddRange([Ann = await Store.Server.SignInAsync("ann"), Bob = await Store.Server.SignInAsync("bob")]);
        Log.Clear();
    }

    /// <summary>Copies of one document, each damaged in another way; gives what was done to each id.</summary>
    private protected async Task<Dictionary<string, Damage>> CopiesAsync(
        string container,
        string partition,
        string id,
        Func<int, string> idOf,
        Func<string, string> partitionOf,
        string[] but,
        bool pending = false)
    {
        var document = await Store.ReadAsync(container, partition, id);
        var copies = new Dictionary<string, Damage>();
        foreach (var (damage, i) in Damage.Of(document, but).Select((damage, i) => (damage, i)))
        {
            var copy = document.DeepClone().AsObject();
            var to = idOf(i);
            copy["id"] = to;
            if (container == "trash")
            {
                copy["target_id"] = to.Split("__")[1];
            }

            if (pending)
            {
                copy["pending"] = true;
                copy["kind"] = to.Split("__")[0] == "visit" ? "event" : "total";
            }

            if (damage.Path[0] != "ttl")
            {
                await Store.CopyAsync(container, partition, id, partitionOf(to), to, damage.Do(copy));
                copies[to] = damage;
            }
        }

        if (pending && Store.Server.Services.GetRequiredService<IDocumentStore>().Location.Contains("portal.db", StringComparison.Ordinal))
        {
            await Store.Server.ExecuteAsync(
                "UPDATE visits SET pending = 1, kind = CASE WHEN key LIKE 'visit__%' THEN 'event' ELSE 'total' END WHERE partition = @p "
                    + "AND key <> @whole",
                ("@p", partition), ("@whole", id));
        }

        return copies;
    }

    /// <summary>Intents to delete a session that lives, each damaged in another way.</summary>
    private protected async Task IntentsAsync(string live)
    {
        await Store
            .Server.Services.GetRequiredService<Portal.Documents.IntentStore>()
            .RecordAsync("none", "none", "ann", "deleted", "ann", CancellationToken.None);
        var document = await Store.ReadAsync("intents", "none__none", "none__none");
        foreach (var kind in new[] { "session-delete", "snapshot-delete", "access-logs-mark-deleted", "personal-data-erase" })
        {
            foreach (var (damage, i) in Damage.Of(document, "id").Where(damage => !damage.IsAt("kind")).Select((damage, i) => (damage, i)))
            {
                var copy = document.DeepClone().AsObject();
                (copy["kind"], copy["target_id"], copy["wanted"]) = (kind, live, damage.IsAt("wanted") ? "deleted" : "live");
                copy["id"] = $"{kind}__I{i:00000000000}";
                await Store.CopyAsync(
                    "intents",
                    "none__none",
                    "none__none",
                    copy["id"]!.ToString(),
                    copy["id"]!.ToString(),
                    damage.Do(copy));
            }
        }

        if (Store.Server.Services.GetRequiredService<IDocumentStore>().Location.Contains("portal.db", StringComparison.Ordinal))
        {
            await Store.Server.ExecuteAsync("UPDATE intents SET kind = substr(key, 1, instr(key, '__') - 1)");
        }
    }

    private protected static async Task<List<string>> AllAsync(PortalClient client, string path, string name = "id")
    {
        var (ids, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await client.GetAsync(path + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"))).Is(200);
            ids.AddRange(page.Items.Select(item => item.GetProperty(name).GetString()!));
            cursor = page.PageToken;
        }
        while (cursor is not null && ids.Count < 5000);
        return ids;
    }

    private protected static async Task ServesAsync(PortalClient client, params string[] paths)
    {
        foreach (var path in paths)
        {
            NotFailed(await client.RawAsync(HttpMethod.Get, path), path);
        }
    }

    private protected static void NotFailed(Answer answer, string path = "") =>
        Assert.True(answer.Status < 500, $"{path}: {answer.Status} {answer.Text}");

    /// <summary>Runs every job once, as the next minute would.</summary>
    private protected async Task SweepAsync()
    {
        foreach (var job in Modules.All.SelectMany(module => module.Jobs))
        {
            await ((IJob)Store.Server.Services.GetRequiredService(job.Job)).RunAsync(CancellationToken.None);
        }
    }

    private protected async Task EraseAsync(PortalClient client)
    {
        (await client.DeleteAsync("/me")).Is(200);
        var alarms = Log.OwnAlarms.Where(entry =>
            entry.Level > LogLevel.Warning || !entry.Text.Contains("set aside", StringComparison.Ordinal));
        Assert.Empty(
            alarms
                .Where(entry => !entry.Text.Contains("Data-protection key", StringComparison.Ordinal))
                .Select(entry => $"{entry.Text} {entry.Exception}")
                .Take(5));
    }
}
