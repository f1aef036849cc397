using Microsoft.AspNetCore.Http;
using Portal.Documents;
using Portal.Shared.Web;
using Portal.Shared.Web.Lists;

namespace Portal.Sessions;

/// <summary>What the sessions page was asked to show; all of it stands in the address.</summary>
internal sealed record SessionListQuery
{
    public required TextFilter Text { get; init; }

    public required DayRange Updated { get; init; }

    public required ListSort Sort { get; init; }

    public required int Rows { get; init; }

    /// <summary>Page token after which the list starts; null for its beginning.</summary>
    public required string? Cursor { get; init; }

    public bool IsFiltered => Text.Text is not null || Updated.IsSet;

    /// <summary>What a page token is bound to, beside the user.</summary>
    public object Binding => (Text, Updated.From, Updated.To, Sort.Field, Sort.IsDescending);

    public static SessionListQuery Read(IQueryCollection query) => new()
    {
        Text = TextFilter.Read(query),
        Updated = DayRange.Read(query["from"], query["to"]),
        Sort = ListSort.Read(query["sort"], "updated", "title", "updated", "created"),
        Rows = ListRows.Read(query["rows"]),
        Cursor = query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
    };

    public ListAddress AddressFor(HttpRequest request) => Text.AddTo(ListAddress.Of(request, "/sessions"))
        .With("from", Updated.From)
        .With("to", Updated.To)
        .With("sort", Sort.Parameter)
        .With("rows", ListRows.Parameter(Rows))
        .With("cursor", Cursor);

    public Filter<Session>? ToFilter(TimeZoneInfo zone)
    {
        var filters = Session.Declaration.Filters;
        return Text.On(filters, session => session.Metadata.TitleLower, session => session.Metadata.DescriptionLower)
            & (Updated.Start(zone) is { } start ? filters.AtLeast(session => session.Metadata.UpdatedAt, start) : null)
            & (Updated.End(zone) is { } end ? filters.AtMost(session => session.Metadata.UpdatedAt, end) : null);
    }

    public Sort<Session> ToSort() => Sort.Field switch
    {
        "title" => Session.Declaration.OrderBy(session => session.Metadata.TitleLower, Sort.IsDescending),
        "created" => Session.Declaration.OrderBy(session => session.Metadata.CreatedAt, Sort.IsDescending),
        _ => Session.Declaration.OrderBy(session => session.Metadata.UpdatedAt, Sort.IsDescending),
    };
}
