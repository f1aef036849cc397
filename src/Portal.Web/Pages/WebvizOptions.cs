namespace Portal.Web.Pages;

/// <summary>Section <c>Webviz</c>: where the Webviz runs that this portal serves. Without it no page leads there.</summary>
internal sealed class WebvizOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Webviz";

    /// <summary>Address of a session, <c>http</c> or <c>https</c>, with <c>{id}</c> in its path or query; null for none.</summary>
    public string? SessionUrl { get; set; }

    /// <summary>Likewise of a snapshot.</summary>
    public string? SnapshotUrl { get; set; }

    /// <summary>Whether an address can be used: absent, or complete and with a place for the id.</summary>
    public static bool IsUsable(string? address) =>
        string.IsNullOrEmpty(address)
        || (address.Contains("{id}", StringComparison.Ordinal)
            && Uri.TryCreate(address.Replace("{id}", "x", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && !uri.Host.Contains("{id}", StringComparison.Ordinal));
}
