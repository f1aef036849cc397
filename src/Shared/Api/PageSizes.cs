namespace Portal.Shared.Api;

/// <summary>Rows in a page of the API; the browser code has a twin of each, and a test holds them equal.</summary>
public static class PageSizes
{
    /// <summary>When none are asked for.</summary>
    public const int Default = 10;

    /// <summary>The most.</summary>
    public const int Most = 100;
}
