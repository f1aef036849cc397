using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>Query parameters of <c>GET /sessions/{id}/versions</c>: always the newest first.</summary>
internal sealed record VersionListParameters : IListParameters, IQueryParameters<VersionListParameters>
{
    public static IReadOnlyList<string> Names { get; } = ["cursor", "page_size"];

    public string? Cursor { get; init; }

    public string? PageSize { get; init; }

    public string? SortBy => null;

    public string? SortDirection => null;

    public string? SortLowercase => null;

    public static VersionListParameters Read(Func<string, string?> parameter) =>
        new() { Cursor = parameter("cursor"), PageSize = parameter("page_size") };
}

internal sealed class VersionListParametersValidator : ListParametersValidator<VersionListParameters>;
