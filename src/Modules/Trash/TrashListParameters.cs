using FluentValidation;
using Portal.Shared.Api;

namespace Portal.Trash;

/// <summary>Query parameters of <c>GET /trash</c>: always the last deletion first.</summary>
internal sealed record TrashListParameters : IListParameters, IQueryParameters<TrashListParameters>
{
    public static IReadOnlyList<string> Names { get; } = ["cursor", "page_size", "filter_kind"];

    public string? Cursor { get; init; }

    public string? PageSize { get; init; }

    public string? Kind { get; init; }

    public string? SortBy => null;

    public string? SortDirection => null;

    public string? SortLowercase => null;

    public static TrashListParameters Read(Func<string, string?> parameter) => new()
    {
        Cursor = parameter("cursor"),
        PageSize = parameter("page_size"),
        Kind = parameter("filter_kind"),
    };
}

internal sealed class TrashListParametersValidator : ListParametersValidator<TrashListParameters>
{
    public TrashListParametersValidator(TrashKinds kinds)
    {
        var names = kinds.All.Select(kind => kind.Kind).ToList();
        RuleFor(parameters => parameters.Kind).Must(kind => kind is null || names.Contains(kind))
            .OverridePropertyName("filter_kind").WithMessage($"must be one of {string.Join(", ", names)}");
    }
}
