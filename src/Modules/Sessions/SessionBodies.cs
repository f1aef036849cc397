using FluentValidation;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Sessions;

/// <summary>Body of <c>POST /sessions</c>. The description may be null, but not absent.</summary>
internal sealed record CreateSession : ICarriesContent
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

    internal bool HasDescription { get; private init; }
}

/// <summary>Body of <c>PUT /sessions/{id}</c>. What is absent or null stays; an empty description clears it.</summary>
internal sealed record EditSession : ICarriesContent
{
    private readonly string? title;
    private readonly string? description;

    public string? Title { get => title; init => title = value is null ? null : PortalText.Normalize(value); }

    public string? Description { get => description; init => description = value is null ? null : PortalText.Normalize(value); }

    public WorkbenchContent? Content { get; init; }

    public SentSparklines? Sparklines { get; init; }
}

internal sealed class CreateSessionValidator : AbstractValidator<CreateSession>
{
    public CreateSessionValidator()
    {
        RuleFor(body => body.Title).TitleOf(Limits.MaxTitleLength, isRequired: true);
        RuleFor(body => body.Description).DescriptionText();
        RuleFor(body => body.HasDescription).Equal(true).OverridePropertyName("description").WithMessage("is required; it may be null");
        RuleFor(body => body.Content).NotNull().OverridePropertyName("content").WithMessage("is required");
    }
}

internal sealed class EditSessionValidator : AbstractValidator<EditSession>
{
    public EditSessionValidator()
    {
        RuleFor(body => body.Title).TitleOf(Limits.MaxTitleLength, isRequired: false);
        RuleFor(body => body.Description).DescriptionText();
    }
}
