using FluentValidation;
using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>Rules of titles and descriptions for validators.</summary>
public static class TextValidators
{
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
