using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Snapshots;

/// <summary>Query parameters of <c>GET /snapshots</c>.</summary>
internal sealed record SnapshotListParameters : IListParameters, IQueryParameters<SnapshotListParameters>
{
    public static IReadOnlyList<string> Names { get; } =
        [.. ListParameters.Names, "filter_title", "filter_description", "filter_text", "filter_created_from", "filter_created_to"];

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

    public static SnapshotListParameters Read(Func<string, string?> parameter) => new()
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
    };

    public Filter<Snapshot>? ToFilter()
    {
        var filters = Snapshot.Declaration.Filters;
        Filter<Snapshot>? where = null;
        if (Title is not null)
        {
            where &= filters.Contains(snapshot => snapshot.Metadata.TitleLower, Title);
        }

        if (Description is not null)
        {
            where &= filters.Contains(snapshot => snapshot.Metadata.DescriptionLower, Description);
        }

        if (Text is not null)
        {
            where &= filters.Any(
                filters.Contains(snapshot => snapshot.Metadata.TitleLower, Text),
                filters.Contains(snapshot => snapshot.Metadata.DescriptionLower, Text));
        }

        if (ListParameters.ReadBound(CreatedFrom, isUpper: false) is { } from)
        {
            where &= filters.AtLeast(snapshot => snapshot.Metadata.CreatedAt, from);
        }

        if (ListParameters.ReadBound(CreatedTo, isUpper: true) is { } to)
        {
            where &= filters.AtMost(snapshot => snapshot.Metadata.CreatedAt, to);
        }

        return where;
    }

    /// <summary>The order. Snapshots never change, so "updated" means created.</summary>
    public Sort<Snapshot> ToSort()
    {
        var descending = this.IsDescending();
        var folded = ListParameters.ReadFlag(SortLowercase) is true;
        return SortBy switch
        {
            "title_lower" => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.TitleLower, descending),
            "title" when folded => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.TitleLower, descending),
            "title" => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.Title, descending),
            _ => Snapshot.Declaration.OrderBy(snapshot => snapshot.Metadata.CreatedAt, descending),
        };
    }
}

internal sealed class SnapshotListParametersValidator : ListParametersValidator<SnapshotListParameters>
{
    public SnapshotListParametersValidator() : base("created_at", "updated_at", "title", "title_lower")
    {
        Bound(parameters => parameters.CreatedFrom, "filter_created_from");
        Bound(parameters => parameters.CreatedTo, "filter_created_to");
    }
}
