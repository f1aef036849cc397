using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>Query parameters of <c>GET /sessions</c>.</summary>
internal sealed record SessionListParameters : IListParameters, IQueryParameters<SessionListParameters>
{
    public static IReadOnlyList<string> Names { get; } =
        [.. ListParameters.Names, "filter_title", "filter_description", "filter_text", "filter_updated_from", "filter_updated_to"];

    public string? Cursor { get; init; }

    public string? PageSize { get; init; }

    public string? SortBy { get; init; }

    public string? SortDirection { get; init; }

    public string? SortLowercase { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Text { get; init; }

    public string? UpdatedFrom { get; init; }

    public string? UpdatedTo { get; init; }

    public static SessionListParameters Read(Func<string, string?> parameter) => new()
    {
        Cursor = parameter("cursor"),
        PageSize = parameter("page_size"),
        SortBy = parameter("sort_by"),
        SortDirection = parameter("sort_direction"),
        SortLowercase = parameter("sort_lowercase"),
        Title = parameter("filter_title"),
        Description = parameter("filter_description"),
        Text = parameter("filter_text"),
        UpdatedFrom = parameter("filter_updated_from"),
        UpdatedTo = parameter("filter_updated_to"),
    };

    public Filter<Session>? ToFilter()
    {
        var filters = Session.Declaration.Filters;
        Filter<Session>? where = null;
        if (Title is not null)
        {
            where &= filters.Contains(session => session.Metadata.TitleLower, Title);
        }

        if (Description is not null)
        {
            where &= filters.Contains(session => session.Metadata.DescriptionLower, Description);
        }

        if (Text is not null)
        {
            where &= filters.Any(
                filters.Contains(session => session.Metadata.TitleLower, Text),
                filters.Contains(session => session.Metadata.DescriptionLower, Text));
        }

        if (ListParameters.ReadBound(UpdatedFrom, isUpper: false) is { } from)
        {
            where &= filters.AtLeast(session => session.Metadata.UpdatedAt, from);
        }

        if (ListParameters.ReadBound(UpdatedTo, isUpper: true) is { } to)
        {
            where &= filters.AtMost(session => session.Metadata.UpdatedAt, to);
        }

        return where;
    }

    public Sort<Session> ToSort()
    {
        var descending = this.IsDescending();
        return SortBy switch
        {
            "metadata.title" when ListParameters.ReadFlag(SortLowercase) is true =>
                Session.Declaration.OrderBy(session => session.Metadata.TitleLower, descending),
            "metadata.title" => Session.Declaration.OrderBy(session => session.Metadata.Title, descending),
            "metadata.created_at" => Session.Declaration.OrderBy(session => session.Metadata.CreatedAt, descending),
            _ => Session.Declaration.OrderBy(session => session.Metadata.UpdatedAt, descending),
        };
    }
}

internal sealed class SessionListParametersValidator : ListParametersValidator<SessionListParameters>
{
    public SessionListParametersValidator() : base("metadata.title", "metadata.updated_at", "metadata.created_at")
    {
        Bound(parameters => parameters.UpdatedFrom, "filter_updated_from");
        Bound(parameters => parameters.UpdatedTo, "filter_updated_to");
    }
}
