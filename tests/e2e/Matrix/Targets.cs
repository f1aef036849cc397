namespace Portal.EndToEnd.Matrix;

/// <summary>Ann's documents that one row asks for, by state.</summary>
internal sealed class Targets
{
    public const string Exists = "exists";
    public const string Deleted = "deleted";
    public const string Unknown = "unknown";
    public const string Malformed = "malformed";

    private static readonly string[] Misshapen = ["x", "AAAAAAAAAAAAA", "..%2F..%2Fetc", "%C3%28", "A AAAAAAAAAA", "AAAAAAAAAAA%E2%80%AE"];

    /// <summary>The ids by state; one of no state for an address that names nothing. Rows take turns with what is no id.</summary>
    public static async Task<IReadOnlyList<(string State, string Id)>> MakeAsync(PortalClient ann, Target target, int turn)
    {
        if (target is Target.None)
        {
            return [("", "")];
        }

        var (exists, deleted) = (await CreateAsync(ann, target), await CreateAsync(ann, target));
        if (target is Target.Trashed)
        {
            await ann.DeleteAsync($"/sessions/{exists}");
        }

        await ann.DeleteAsync($"/{(target is Target.Snapshot ? "snapshots" : "sessions")}/{deleted}");
        if (target is Target.Trashed)
        {
            await ann.DeleteAsync($"/trash/session/{deleted}");
        }

        return [
            (Unknown, "AAAAAAAAAAAA"), (Exists, exists), (Deleted, deleted),
            (Malformed, Misshapen[turn % Misshapen.Length]), (Malformed, Misshapen[(turn + 1) % Misshapen.Length]),
        ];
    }

    private static async Task<string> CreateAsync(PortalClient ann, Target target)
    {
        if (target is Target.Snapshot)
        {
            return await ann.CreateSnapshotAsync("of the matrix");
        }

        var id = await ann.CreateSessionAsync("of the matrix");
        await ann.PutAsync($"/sessions/{id}", new { content = "[]" });
        return id;
    }
}
