using Microsoft.AspNetCore.Http;
using Portal.Documents;
using Portal.Shared.Web.Lists;

namespace Portal.Snapshots;

/// <summary>What the view of the user's own snapshots was asked to show; all of it stands in the address.</summary>
internal sealed record SnapshotListQuery
{
    public required TextFilter Text { get; init; }

    public required DayRange Created { get; init; }

    public required ListSort Sort { get; init; }

    public required int Rows { get; init; }

    /// <summary>Page token after which the list starts; null for its beginning.</summary>
    public required string? Cursor { get; init; }

    public bool IsFiltered => Text.Text is not null || Created.IsSet;

    /// <summary>What a page token is bound to, beside the user.</summary>
    public object Binding => (Text, Created.From, Created.To, Sort.Field, Sort.IsDescending);

    public static SnapshotListQuery Read(IQueryCollection query) => new()
    {
        Text = TextFilter.Read(query),
        Created = DayRange.Read(query["from"], query["to"]),
        Sort = ListSort.Read(query["sort"], "created", "title", "created"),
        Rows = ListRows.Read(query["rows"]),
        Cursor = query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
    };

    public ListAddress AddressFor(HttpRequest request) => Text.AddTo(ListAddress.Of(request, "/snapshots").With("view", "mine"))
        .With("from", Created.From)
        .With("to", Created.To)
        .With("sort", Sort.Parameter)
        .With("rows", ListRows.Parameter(Rows))
        .With("cursor", Cursor);

    public Filter<Snapshot>? ToFilter(TimeZoneInfo zone)
    {
        var filters = Snapshot.Declaration.Filters;
        return Text.On(filters, snapshot => snapshot.Metadata.TitleLower, snapshot => snapshot.Metadata.DescriptionLower)
            & (Created.Start(zone) is { } start ? filters.AtLeast(snapshot => snapshot.Metadata.CreatedAt, start) : null)
            & (Created.End(zone) is { } end ? filters.AtMost(snapshot => snapshot.Metadata.CreatedAt, end) : null);
    }

    public Sort<Snapshot> ToSort() => Sort.Field switch
    {
        "title" => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.TitleLower, Sort.IsDescending),
        _ => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, Sort.IsDescending),
    };
}
