using Portal.Content;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>
/// Titles and descriptions that come from elsewhere, made to fit: a snapshot's title may be longer, and other programs know other rules.
/// </summary>
internal static class FittingText
{
    private static readonly string[] Extensions = [".json", ".txt", ".webviz-session", ".webviz-snapshot"];

    /// <summary>A title that a session may have; a good one stays as it is.</summary>
    public static string TitleOf(string title)
    {
        var fitting = PortalText.Normalize(PortalText.Cut(Plain(title, keepLines: false), Limits.MaxTitleLength));
        return PortalText.Shown(fitting, SessionDetails.Untitled);
    }

    /// <summary>A description that a session may have; a good one stays as it is.</summary>
    public static string? DescriptionOf(string? description) =>
        description is null ? null : PortalText.Normalize(PortalText.Cut(Plain(description, keepLines: true), Limits.MaxDescriptionLength));

    /// <summary>A file's name without what follows its stem.</summary>
    public static string StemOf(string? fileName)
    {
        var stem = fileName ?? "";
        while (Extensions.FirstOrDefault(end => stem.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } extension)
        {
            stem = stem[..^extension.Length];
        }

        return stem;
    }

    private static string Plain(string text, bool keepLines) =>
        string.Concat(PortalText.Normalize(text).Where(code => !char.IsControl(code) || (keepLines && code is '\n' or '\t')));
}
