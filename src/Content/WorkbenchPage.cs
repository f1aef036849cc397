namespace Portal.Content;

/// <summary>
/// What a page hands to the workbench, which the host renders (partial <c>_Workbench</c>): enough for its frame to stand before any script
/// has run. The workbench itself fetches the content.
/// </summary>
/// <param name="Kind"><c>session</c>, <c>snapshot</c>, or <c>draft</c> for work that was never saved.</param>
/// <param name="Title">The title; null where only the browser knows it.</param>
/// <param name="OwnerId">Whose it is; null for work that was never saved.</param>
/// <param name="OwnerName">The owner's name.</param>
/// <param name="CreatedAt">When it was made, UTC; null for work that was never saved.</param>
/// <param name="Download">Where the stored content is a file, <c>~/…</c>; null where there is none.</param>
public sealed record WorkbenchPage(
    string Kind,
    string? Title = null,
    string? OwnerId = null,
    string? OwnerName = null,
    DateTimeOffset? CreatedAt = null,
    string? Download = null)
{
    /// <summary>Name of the partial that renders it.</summary>
    public const string Partial = "_Workbench";
}
