using FluentValidation;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Snapshots;

/// <summary>Body of <c>POST /snapshots</c>. The description may be null, but not absent.</summary>
internal sealed record CreateSnapshot : ICarriesContent
{
    private readonly string? title;
    private readonly string? description;

    public string? Title { get => title; init => title = value is null ? null : PortalText.Normalize(value); }

    public string? Description
    {
        get => description;
        init => (description, HasDescription) = (value is null ? null : PortalText.Normalize(value), true);
    }

    public WorkbenchContent? Content { get; init; }

    public SentSparklines? Sparklines { get; init; }

    /// <summary>The caller's own session that it is made from.</summary>
    public string? SourceSessionId { get; init; }

    internal bool HasDescription { get; private init; }
}

internal sealed class CreateSnapshotValidator : AbstractValidator<CreateSnapshot>
{
    public CreateSnapshotValidator()
    {
        RuleFor(body => body.Title).TitleOf(Limits.MaxSnapshotTitleLength, isRequired: true);
        RuleFor(body => body.Description).DescriptionText();
        RuleFor(body => body.HasDescription).Equal(true).OverridePropertyName("description").WithMessage("is required; it may be null");
        RuleFor(body => body.Content).NotNull().OverridePropertyName("content").WithMessage("is required");
        RuleFor(body => body.SourceSessionId).Must(id => id is null || Ids.IsWellFormed(id))
            .OverridePropertyName("sourceSessionId").WithMessage("must be the id of a session");
    }
}
