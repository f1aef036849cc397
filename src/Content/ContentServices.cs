using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;

namespace Portal.Content;

/// <summary>Registers what content needs on its way.</summary>
public static class ContentServices
{
    /// <summary>Places for large bodies, and keys that make a creation happen once.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddOptions<LargeBodiesOptions>()
            .BindConfiguration(LargeBodiesOptions.Section)
            .Validate(limits => limits.ParallelLargeBodies is >= 1 and <= 256, "Limits:ParallelLargeBodies must be a number from 1 to 256.")
            .Validate(limits => limits.LargeBodiesPerUser is >= 1 and <= 256, "Limits:LargeBodiesPerUser must be a number from 1 to 256.")
            .ValidateOnStart();
        services.AddSingleton<LargeBodies>();
        services.AddDocumentContainer(IdempotencyKey.Declaration);
        return services.AddSingleton<Idempotency>();
    }
}
