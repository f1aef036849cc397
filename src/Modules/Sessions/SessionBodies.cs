using FluentValidation;
using Portal.Content;

namespace Portal.Sessions;

/// <summary>Body of <c>POST /sessions</c>.</summary>
internal sealed record CreateSession : CreateBody;

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
    public CreateSessionValidator() => this.CreateRules(Limits.MaxTitleLength);
}

internal sealed class EditSessionValidator : AbstractValidator<EditSession>
{
    public EditSessionValidator()
    {
        RuleFor(body => body.Title).TitleOf(Limits.MaxTitleLength, isRequired: false);
        RuleFor(body => body.Description).DescriptionText();
    }
}
