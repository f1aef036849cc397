namespace Portal.Content;

/// <summary>Body of a POST that creates something with content. The description may be null, but not absent.</summary>
public abstract record CreateBody : ICarriesContent
{
    private readonly string? title;
    private readonly string? description;

    /// <summary>The title; there is one whenever a handler runs.</summary>
    public string? Title { get => title; init => title = value is null ? null : PortalText.Normalize(value); }

    /// <summary>The description; null for none.</summary>
    public string? Description
    {
        get => description;
        init => (description, HasDescription) = (value is null ? null : PortalText.Normalize(value), true);
    }

    /// <summary>The content; there is one whenever a handler runs.</summary>
    public WorkbenchContent? Content { get; init; }

    /// <summary>Small pictures of the running modules; null where the caller is no workbench of ours.</summary>
    public SentSparklines? Sparklines { get; init; }

    internal bool HasDescription { get; private init; }
}
