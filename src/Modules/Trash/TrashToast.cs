using Portal.Shared.Web;

namespace Portal.Trash;

/// <summary>What became of things in the trash, by name: "“Drogon” restored.", "2 sessions and 1 snapshot deleted for good.".</summary>
internal static class TrashToast
{
    /// <param name="done">What was done; titles may be missing where they were not read.</param>
    /// <param name="verb">"restored".</param>
    /// <param name="left">How many of those that were asked for were not in the trash.</param>
    public static Toast Of(IReadOnlyList<Named> done, string verb, int left)
    {
        if (done.Count == 0)
        {
            return new Toast($"Nothing was {verb}: it is no longer in the trash.", IsError: true);
        }

        var what = done is [{ Title: { } title }] ? $"“{title}”" : Counted(done.Select(one => one.Kind));
        return new Toast(left == 0 ? $"{what} {verb}." : $"{what} {verb}; {left} no longer in the trash.");
    }

    /// <summary>"3 sessions", "2 sessions and 1 snapshot".</summary>
    public static string Counted(IEnumerable<string> kinds) =>
        string.Join(
            " and ",
            kinds
                .CountBy(kind => kind)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => $"{kind.Value} {kind.Key}{(kind.Value == 1 ? "" : "s")}"));

    /// <summary>Something by its kind and, where it was read, its title.</summary>
    internal sealed record Named(string Kind, string? Title);
}
