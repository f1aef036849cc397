using Portal.Shared.Api;

namespace Portal.Content;

/// <summary>A body that carries content, whose size has a status of its own (413).</summary>
public interface ICarriesContent : ICheckedBody
{
    /// <summary>The content; null where the body has none.</summary>
    WorkbenchContent? Content { get; }

    /// <summary>What the modules showed, for the content's picture; null from clients that do not say.</summary>
    SentSparklines? Sparklines { get; }

    /// <inheritdoc/>
    ApiProblem? ICheckedBody.Problem => Content is { } content && ContentSize.SizeProblem(content.Text) is { } reason
        ? ApiProblem.TooLarge($"{reason} Nothing was stored.")
        : null;
}
