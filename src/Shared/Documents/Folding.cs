namespace Portal.Shared.Documents;

/// <summary>The one way in which text is compared without regard to case.</summary>
public static class Folding
{
    /// <summary>Invariant lower case, as the wire contract asks (<c>ÆRØY</c> finds <c>ærøy</c>); absent text folds to none.</summary>
    public static string Fold(string? text) => text?.ToLowerInvariant() ?? "";
}
