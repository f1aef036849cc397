using FluentValidation;
using Portal.Content;
using Portal.Documents;

namespace Portal.Snapshots;

/// <summary>Body of <c>POST /snapshots</c>.</summary>
internal sealed record CreateSnapshot : CreateBody
{
    /// <summary>The caller's own session that it is made from.</summary>
    public string? SourceSessionId { get; init; }
}

internal sealed class CreateSnapshotValidator : AbstractValidator<CreateSnapshot>
{
    public CreateSnapshotValidator()
    {
        this.CreateRules(Limits.MaxSnapshotTitleLength);
        RuleFor(body => body.SourceSessionId).Must(id => id is null || Ids.IsWellFormed(id))
            .OverridePropertyName("sourceSessionId").WithMessage("must be the id of a session");
    }
}
