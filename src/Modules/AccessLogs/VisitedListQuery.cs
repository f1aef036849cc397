using Microsoft.AspNetCore.Http;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Web.Lists;

namespace Portal.AccessLogs;

/// <summary>What the view of visited snapshots was asked to show; all of it stands in the address.</summary>
internal sealed record VisitedListQuery
{
    public required TextFilter Text { get; init; }

    public required DayRange Visited { get; init; }

    public required DayRange Created { get; init; }

    /// <summary>Whether only the user's own snapshots are listed.</summary>
    public required bool MineOnly { get; init; }

    public required bool HideDeleted { get; init; }

    public required ListSort Sort { get; init; }

    public required int Rows { get; init; }

    /// <summary>Page token after which the list starts; null for its beginning.</summary>
    public required string? Cursor { get; init; }

    public bool IsFiltered => Text.Text is not null || Visited.IsSet || Created.IsSet || MineOnly || HideDeleted;

    public string? Problem => Visited.Problem ?? Created.Problem;

    /// <summary>What a page token is bound to, beside the user.</summary>
    public object Binding => (Text, Visited.From, Visited.To, Created.From, Created.To, MineOnly, HideDeleted, (Sort.Field, Sort.IsDescending));

    public static VisitedListQuery Read(IQueryCollection query) => new()
    {
        Text = TextFilter.Read(query),
        Visited = DayRange.Read(query["from"], query["to"]),
        Created = DayRange.Read(query["created-from"], query["created-to"]),
        MineOnly = query["mine"] == "only",
        HideDeleted = query["deleted"] == "hide",
        Sort = ListSort.Read(query["sort"], "visited", "title", "visits", "visited", "created"),
        Rows = ListRows.Read(query["rows"]),
        Cursor = query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
    };

    public ListAddress AddressFor(HttpRequest request) => Text.AddTo(ListAddress.Of(request, "/snapshots").With("view", "visited"))
        .With("from", Visited.From)
        .With("to", Visited.To)
        .With("created-from", Created.From)
        .With("created-to", Created.To)
        .With("mine", MineOnly ? "only" : null)
        .With("deleted", HideDeleted ? "hide" : null)
        .With("sort", Sort.Parameter)
        .With("rows", ListRows.Parameter(Rows))
        .With("cursor", Cursor);

    public Filter<AccessLog>? ToFilter(string visitorId, TimeZoneInfo zone)
    {
        var filters = AccessLog.Declaration.Filters;
        return Text.On(filters, log => log.SnapshotMetadata.TitleLower, log => log.SnapshotMetadata.DescriptionLower)
            & (Visited.Start(zone) is { } since ? filters.AtLeast(log => log.LastVisitedAt, since) : null)
            & (Visited.End(zone) is { } until ? filters.AtMost(log => log.LastVisitedAt, until) : null)
            & (Created.Start(zone) is { } from ? filters.AtLeast(log => log.SnapshotMetadata.CreatedAt, from) : null)
            & (Created.End(zone) is { } to ? filters.AtMost(log => log.SnapshotMetadata.CreatedAt, to) : null)
            & (MineOnly ? filters.Equal(log => log.SnapshotOwnerId, visitorId) : null)
            & (HideDeleted ? filters.Equal(log => log.SnapshotDeleted, false) : null);
    }

    public Sort<AccessLog> ToSort() => Sort.Field switch
    {
        "title" => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.TitleLower, Sort.IsDescending),
        "visits" => AccessLog.Declaration.OrderBy(log => log.Visits, Sort.IsDescending),
        "created" => AccessLog.Declaration.OrderBy(log => log.SnapshotMetadata.CreatedAt, Sort.IsDescending),
        _ => AccessLog.Declaration.OrderBy(log => log.LastVisitedAt, Sort.IsDescending),
    };
}
