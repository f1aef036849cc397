using FluentValidation;
using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>Rules of titles, descriptions and bodies for validators.</summary>
public static class TextValidators
{
    /// <summary>What every body that creates something must have, with a title of at most so many code points.</summary>
    public static void CreateRules<T>(this AbstractValidator<T> validator, int longestTitle) where T : CreateBody
    {
        validator.RuleFor(body => body.Title).TitleOf(longestTitle, isRequired: true);
        validator.RuleFor(body => body.Description).DescriptionText();
        validator.RuleFor(body => body.HasDescription).Equal(true)
            .OverridePropertyName("description").WithMessage("is required; it may be null");
        validator.RuleFor(body => body.Content).NotNull().OverridePropertyName("content").WithMessage("is required");
    }

    /// <summary>A title of at most so many code points.</summary>
    public static void TitleOf<T>(this IRuleBuilderInitial<T, string?> rule, int longest, bool isRequired) =>
        rule.Custom(
            (title, context) =>
            {
                var reason = title is null ? (isRequired ? "is required" : null) : PortalText.TitleProblem(title, longest);
                if (reason is not null)
                {
                    context.AddFailure("title", reason);
                }
            });

    /// <summary>A description.</summary>
    public static void DescriptionText<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Custom((description, context) =>
    {
        if (description is not null && PortalText.DescriptionProblem(description, Limits.MaxDescriptionLength) is { } reason)
        {
            context.AddFailure("description", reason);
        }
    });
}
