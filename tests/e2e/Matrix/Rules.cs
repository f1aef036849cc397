namespace Portal.EndToEnd.Matrix;

/// <summary>What one answer must be in view of another.</summary>
internal static class Rules
{
    /// <summary>HEAD has the status and the headers of GET, and no body.</summary>
    public static IEnumerable<string> OfHead(Cell head, Cell get)
    {
        if (head.Answer.Bytes.Length > 0)
        {
            yield return "has a body";
        }

        if (head.Same(withBody: false) != get.Same(withBody: false))
        {
            yield return $"is not GET's:\n{head.Same(withBody: false)}\n--\n{get.Same(withBody: false)}";
        }

        // What GET counts while it writes, HEAD does not know; what it announces, HEAD does, too.
        var isCounted = get.Answer.Header("Transfer-Encoding") is null && get.Answer.Status == 200;
        if (isCounted && get.Answer.Header("Content-Length") != head.Answer.Header("Content-Length"))
        {
            yield return $"announces {head.Answer.Header("Content-Length")} bytes, GET {get.Answer.Header("Content-Length")}";
        }
    }

    /// <summary>
    /// To whom it does not belong, a session, a version or something in the trash is as if it were not there; a snapshot is open to who has
    /// its id.
    /// </summary>
    public static IEnumerable<string> OfOthers(Cell cell, Cell unknown)
    {
        var isOthers = cell.Role is "other" or "administrator" && cell.State is Targets.Exists or Targets.Deleted;
        if (isOthers && cell.Row.Target is Target.Session or Target.Trashed && cell.Same(withBody: true) != unknown.Same(withBody: true))
        {
            yield return $"tells that it is there:\n{cell.Same(withBody: true)}\n--\n{unknown.Same(withBody: true)}";
        }

        if (cell.Row.Target is Target.Snapshot
            && cell.Address.Contains("/persistence/snapshots/", StringComparison.Ordinal)
            && Expected(cell) is { } status
            && cell.Answer.Status != status)
        {
            yield return $"is {cell.Answer.Status}, not {status}";
        }
    }

    /// <summary>The contract's status for <c>/snapshots/{id}</c>.</summary>
    private static int? Expected(Cell cell) => (cell.Role, cell.Method, cell.State) switch
    {
        ("anonymous", "TRACE" or "BREW", _) => 405,
        ("anonymous", _, _) => 401,
        (_, "GET" or "HEAD", Targets.Exists) => 200,
        (_, "GET" or "HEAD" or "DELETE", Targets.Deleted) => 410,
        (_, "GET" or "HEAD" or "DELETE", Targets.Unknown) => 404,
        ("owner", "DELETE", Targets.Exists) => 200,
        (_, "DELETE", Targets.Exists) => 403,
        (_, "OPTIONS" or "TRACE" or "BREW" or "POST" or "PUT", not Targets.Malformed) => 405,
        _ => null,
    };
}
