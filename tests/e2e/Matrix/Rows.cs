namespace Portal.EndToEnd.Matrix;

/// <summary>What an address names.</summary>
internal enum Target
{
    /// <summary>Nothing of anybody's.</summary>
    None,

    Session,
    Snapshot,

    /// <summary>Something in the trash: "deleted" is what was purged.</summary>
    Trashed,
}

/// <summary>Whom an address is for.</summary>
internal enum For
{
    SignedIn,
    Anyone,
    Administrators,
}

/// <summary>One endpoint or page handler, with the address to ask it at: <c>{id}</c> is that of the target.</summary>
/// <param name="Address">Path and query; <c>{api}</c> is either prefix.</param>
/// <param name="Target">What the address names.</param>
/// <param name="For">Whom it is for.</param>
/// <param name="Sweeps">Whether it may change more than its target, so that it is asked last and alone.</param>
internal sealed record Row(string Address, Target Target = Target.None, For For = For.SignedIn, bool Sweeps = false);

/// <summary>
/// A row for every endpoint and page handler there is, by its route: <c>{api}</c> for either prefix, <c>?handler=</c> for a page's named
/// handlers. One that the portal maps and that has no row here fails the test.
/// </summary>
internal static class Rows
{
    public static IReadOnlyDictionary<string, Row> Known { get; } = new Dictionary<string, Row>
    {
        ["/"] = new("/"),
        ["/Index"] = new("/Index"),
        ["/admin"] = new("/admin", For: For.Administrators),
        ["/error/{status:int?}"] = new("/error/404", For: For.Anyone),
        ["/help"] = new("/help", For: For.Anyone),
        ["/help?handler=Keys"] = new("/help?handler=Keys", For: For.Anyone),
        ["/help?handler=Shortcuts"] = new("/help?handler=Shortcuts", For: For.Anyone),
        ["/my-data"] = new("/my-data"),
        ["/my-data?handler=Export"] = new("/my-data?handler=Export"),
        ["/my-data/erase"] = new("/my-data/erase", Sweeps: true),
        ["/openapi"] = new("/openapi", For: For.Anyone),
        ["/sign-in"] = new("/sign-in?returnUrl=%2Fsessions", For: For.Anyone),
        ["/workbench"] = new("/workbench"),

        ["/session/{id}"] = new("/session/{id}", Target.Session),
        ["/sessions"] = new("/sessions?q=a&sort=title&rows=30"),
        ["/sessions?handler=Open"] = new("/sessions?handler=Open&id={id}", Target.Session),
        ["/sessions/{id}"] = new("/sessions/{id}", Target.Session),
        ["/sessions/{id}?handler=Content"] = new("/sessions/{id}?handler=Content", Target.Session),
        ["/sessions/{id}?handler=Export"] = new("/sessions/{id}?handler=Export", Target.Session),
        ["/sessions/{id}?handler=Version"] = new("/sessions/{id}?handler=Version&version=1", Target.Session),
        ["/sessions/{id}/edit"] = new("/sessions/{id}/edit", Target.Session),
        ["/sessions/import"] = new("/sessions/import"),
        ["/sessions/import?handler=Preview"] = new("/sessions/import?handler=Preview"),
        ["/sessions/import/{id}"] = new("/sessions/import/AAAAAAAAAAAA"),
        ["/sessions/selected"] = new("/sessions/selected"),
        ["/sessions/selected?handler=Delete"] = new("/sessions/selected?handler=Delete&id={id}", Target.Session),
        ["/sessions/selected?handler=Duplicate"] = new("/sessions/selected?handler=Duplicate&id={id}", Target.Session),
        ["/sessions/selected?handler=Export"] = new("/sessions/selected?handler=Export&id={id}&id=BBBBBBBBBBBB", Target.Session),

        ["/snapshot/{id}"] = new("/snapshot/{id}", Target.Snapshot),
        ["/snapshots"] = new("/snapshots?view=mine"),
        ["/snapshots/{id}"] = new("/snapshots/{id}", Target.Snapshot),
        ["/snapshots/{id}?handler=Content"] = new("/snapshots/{id}?handler=Content", Target.Snapshot),
        ["/snapshots/selected"] = new("/snapshots/selected"),
        ["/snapshots/selected?handler=Delete"] = new("/snapshots/selected?handler=Delete&id={id}", Target.Snapshot),
        ["/snapshots/selected?handler=Open"] = new("/snapshots/selected?handler=Open&id={id}", Target.Snapshot),
        ["/snapshots/visited"] = new("/snapshots/visited"),
        ["/snapshots/visited?handler=Remove"] = new("/snapshots/visited?handler=Remove&id={id}", Target.Snapshot),

        ["/trash"] = new("/trash"),
        ["/trash?handler=Empty"] = new("/trash?handler=Empty", Sweeps: true),
        ["/trash?handler=Purge"] = new("/trash?handler=Purge&item=session:{id}", Target.Trashed),
        ["/trash?handler=Restore"] = new("/trash?handler=Restore&item=session:{id}", Target.Trashed),

        ["/alive"] = new("/alive", For: For.Anyone),
        ["/ready"] = new("/ready", For: For.Anyone),
        ["/api/login"] = new("/api/login?redirect_url_after_login=L3Nlc3Npb25z", For: For.Anyone),
        ["/openapi/{documentName}.json"] = new("/openapi/v1.json", For: For.Anyone),
        ["/sign-in/development"] = new("/sign-in/development", For: For.Anyone),
        ["/sign-out"] = new("/sign-out", For: For.Anyone),

        ["{api}/me"] = new("{api}/me", Sweeps: true),
        ["{api}/me/export"] = new("{api}/me/export"),
        ["{api}/sessions"] = new("{api}/sessions?page_size=5"),
        ["{api}/sessions/{id}"] = new("{api}/sessions/{id}", Target.Session),
        ["{api}/sessions/metadata/{id}"] = new("{api}/sessions/metadata/{id}", Target.Session),
        ["{api}/sessions/{id}/versions"] = new("{api}/sessions/{id}/versions", Target.Session),
        ["{api}/sessions/{id}/versions/{version}"] = new("{api}/sessions/{id}/versions/1", Target.Session),
        ["{api}/snapshots"] = new("{api}/snapshots?page_size=5"),
        ["{api}/snapshots/{id}"] = new("{api}/snapshots/{id}", Target.Snapshot),
        ["{api}/snapshot_access_logs"] = new("{api}/snapshot_access_logs?page_size=5"),
        ["{api}/snapshot_access_logs/{snapshotId}"] = new("{api}/snapshot_access_logs/{id}", Target.Snapshot),
        ["{api}/trash"] = new("{api}/trash?page_size=5"),
        ["{api}/trash/{kind}/{id}"] = new("{api}/trash/session/{id}", Target.Trashed),
        ["{api}/trash/{kind}/{id}/restore"] = new("{api}/trash/session/{id}/restore", Target.Trashed),
    };

    /// <summary>Addresses that nothing is mapped at, or that are not as they should be.</summary>
    public static IReadOnlyList<Row> Others { get; } =
    [
        new("/no/such/page"),
        new("{api}/nothing"),
        new("{api}/sessions?page_size=x&sort_by=nothing"),
        new("{api}/sessions?cursor=nothing"),
        new("/sessions?after=nothing"),
        new("/SESSION/{id}.", Target.Session),
        new("/snapshot/{id}/", Target.Snapshot),
        new("/error/500", For: For.Anyone),
        new("/error/200", For: For.Anyone),
        new("{api}/trash/nothing/{id}", Target.Trashed),
        new("/?section=nothing"),
        new("/assets/nothing.js"),
        new("/sessions/{id}?handler=Version&version=x", Target.Session),
        new("{api}/sessions/{id}/versions/x", Target.Session),
        new("{api}/sessions/{id}/versions/99999999999", Target.Session),
    ];
}
