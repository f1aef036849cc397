using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.AccessLogs;

/// <summary>Query parameters of <c>GET /snapshot_access_logs</c>.</summary>
internal sealed record AccessLogListParameters : IListParameters, IQueryParameters<AccessLogListParameters>
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ListParameters.Names, "filter_title", "filter_description", "filter_text", "filter_created_from", "filter_created_to",
        "filter_last_visited_from", "filter_last_visited_to", "filter_owner_id", "filter_snapshot_deleted",
    ];

    public string? Cursor { get; init; }

    public string? PageSize { get; init; }

    public string? SortBy { get; init; }

    public string? SortDirection { get; init; }

    public string? SortLowercase { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Text { get; init; }

    public string? CreatedFrom { get; init; }

    public string? CreatedTo { get; init; }

    public string? LastVisitedFrom { get; init; }

    public string? LastVisitedTo { get; init; }

    public string? OwnerId { get; init; }

    public string? SnapshotDeleted { get; init; }

    public static AccessLogListParameters Read(Func<string, string?> parameter) => new()
    {
        Cursor = parameter("cursor"),
        PageSize = parameter("page_size"),
        SortBy = parameter("sort_by"),
        SortDirection = parameter("sort_direction"),
        SortLowercase = parameter("sort_lowercase"),
        Title = parameter("filter_title"),
        Description = parameter("filter_description"),
        Text = parameter("filter_text"),
        CreatedFrom = parameter("filter_created_from"),
        CreatedTo = parameter("filter_created_to"),
        LastVisitedFrom = parameter("filter_last_visited_from"),
        LastVisitedTo = parameter("filter_last_visited_to"),
        OwnerId = parameter("filter_owner_id"),
        SnapshotDeleted = parameter("filter_snapshot_deleted"),
    };

    public Filter<AccessLog>? ToFilter()
    {
        var filters = AccessLog.Declaration.Filters;
        return TextFilter(filters) & TimeFilter(filters)
            & (OwnerId is null ? null : filters.Equal(log => log.SnapshotOwnerId, OwnerId))
            & (ListParameters.ReadFlag(SnapshotDeleted) is { } deleted ? filters.Equal(log => log.SnapshotDeleted, deleted) : null);
    }

    public Sort<AccessLog> ToSort()
    {
        var descending = this.IsDescending();
        var folded = ListParameters.ReadFlag(SortLowercase) is true;
        return SortBy switch
        {
            "visits" => AccessLog.Declaration.OrderBy(log => log.Visits, descending),
            "snapshot_metadata.title__lower" => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.TitleLower, descending),
            "snapshot_metadata.title" when folded => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.TitleLower, descending),
            "snapshot_metadata.title" => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.Title, descending),
            "snapshot_metadata.created_at" => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.CreatedAt, descending),
            _ => AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, descending),
        };
    }

    private Filter<AccessLog>? TextFilter(FilterFactory<AccessLog> filters) =>
        (Title is null ? null : filters.Contains(log => log.SnapshotMetadata.TitleLower, Title))
        & (Description is null ? null : filters.Contains(log => log.SnapshotMetadata.DescriptionLower, Description))
        & (Text is null ? null : filters.Any(
            filters.Contains(log => log.SnapshotMetadata.TitleLower, Text),
            filters.Contains(log => log.SnapshotMetadata.DescriptionLower, Text)));

    private Filter<AccessLog>? TimeFilter(FilterFactory<AccessLog> filters) =>
        (ListParameters.ReadBound(CreatedFrom, isUpper: false) is { } from ? filters.AtLeast(log => log.SnapshotMetadata.CreatedAt, from) : null)
        & (ListParameters.ReadBound(CreatedTo, isUpper: true) is { } to ? filters.AtMost(log => log.SnapshotMetadata.CreatedAt, to) : null)
        & (ListParameters.ReadBound(LastVisitedFrom, isUpper: false) is { } since ? filters.AtLeast(log => log.LastVisitedAt, since) : null)
        & (ListParameters.ReadBound(LastVisitedTo, isUpper: true) is { } until ? filters.AtMost(log => log.LastVisitedAt, until) : null);
}

internal sealed class AccessLogListParametersValidator : ListParametersValidator<AccessLogListParameters>
{
    public AccessLogListParametersValidator() : base(
        "visits", "last_visited_at", "snapshot_metadata.title", "snapshot_metadata.title__lower", "snapshot_metadata.created_at")
    {
        Bound(parameters => parameters.CreatedFrom, "filter_created_from");
        Bound(parameters => parameters.CreatedTo, "filter_created_to");
        Bound(parameters => parameters.LastVisitedFrom, "filter_last_visited_from");
        Bound(parameters => parameters.LastVisitedTo, "filter_last_visited_to");
        Flag(parameters => parameters.SnapshotDeleted, "filter_snapshot_deleted");
    }
}
