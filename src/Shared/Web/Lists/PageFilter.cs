using Microsoft.AspNetCore.Http;
using Portal.Documents;

namespace Portal.Shared.Web.Lists;

/// <summary>Where a filter stands in the bar above a list; addresses name filters in this order.</summary>
public enum FilterPlace
{
    /// <summary>Beside the search field.</summary>
    Start,

    /// <summary>Folded away under "More".</summary>
    More,

    /// <summary>At the end of the bar; days say there in which time zone they are meant.</summary>
    End,
}

/// <summary>A filter of a page, as the address sets it. It asks of the list what a call of the API could ask.</summary>
/// <param name="Label">What the reader sees.</param>
/// <param name="Place">Where it stands.</param>
internal abstract record PageFilter(string Label, FilterPlace Place)
{
    /// <summary>Its parameters in the page's address; null for what is not set.</summary>
    public abstract IEnumerable<(string Name, string? Value)> InAddress { get; }

    /// <summary>What it asks of the list, in parameters of the API; null for nothing.</summary>
    public abstract IEnumerable<(string Name, string? Value)> InApi { get; }

    /// <summary>Whether anything was given.</summary>
    public virtual bool IsSet => InAddress.Any(parameter => parameter.Value is not null);

    /// <summary>Why nothing can match; null for a possible filter.</summary>
    public virtual string? Problem => null;

    /// <summary>What the reader can take away with one press; null for nothing.</summary>
    public virtual FilterChip? Chip => IsSet ? new(Label, [.. InAddress.Select(parameter => parameter.Name)]) : null;
}

/// <summary>A filter that is set, in words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Names">The parameters of the address that go with it.</param>
internal sealed record FilterChip(string Text, string[] Names);

/// <summary>The search field: what titles, and where it was chosen descriptions, must contain, without regard to case.</summary>
/// <param name="Text">The text; null for no filter.</param>
/// <param name="InDescriptions">Whether it may also be in the description.</param>
internal sealed record SearchFilter(string? Text, bool InDescriptions) : PageFilter("Also in descriptions", FilterPlace.Start)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InAddress => [("q", Text), ("in", InDescriptions ? "descriptions" : null)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InApi => [(InDescriptions ? "filter_text" : "filter_title", Text)];

    /// <inheritdoc/>
    public override bool IsSet => Text is not null;

    /// <inheritdoc/>
    public override FilterChip? Chip => InDescriptions ? new(Label, ["in"]) : null;

    internal static SearchFilter Read(IQueryCollection query) =>
        new(query["q"].ToString().Trim() is { Length: > 0 } text ? text : null, query["in"] == "descriptions");
}

/// <summary>Two dates, between which a field must lie.</summary>
/// <param name="Name">The API's parameter without <c>_from</c> and <c>_to</c>.</param>
/// <param name="Prefix">What the page's parameters begin with: nothing, or <c>created-</c>.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Days">The days.</param>
/// <param name="Zone">The reader's time zone.</param>
internal sealed record DaysFilter(string Name, string Prefix, string Label, FilterPlace Place, DayRange Days, TimeZoneInfo Zone)
    : PageFilter(Label, Place)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InAddress => [($"{Prefix}from", Days.From), ($"{Prefix}to", Days.To)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InApi =>
        [($"{Name}_from", TextOf(Days.Start(Zone))), ($"{Name}_to", TextOf(Days.End(Zone)))];

    /// <inheritdoc/>
    public override string? Problem => Days.Problem;

    /// <inheritdoc/>
    public override FilterChip? Chip => base.Chip is { } chip ? chip with { Text = $"{Label} {Days}" } : null;

    internal static DaysFilter Read(HttpRequest request, string name, string prefix, string label, FilterPlace place)
    {
        var days = DayRange.Read(request.Query[$"{prefix}from"], request.Query[$"{prefix}to"]);
        return new(name, prefix, label, place, days, ReaderZone.Of(request));
    }

    private static string? TextOf(DateTimeOffset? at) => at is { } instant ? UtcTime.ToText(instant) : null;
}

/// <summary>A box to tick.</summary>
/// <param name="Name">The API's parameter.</param>
/// <param name="Box">The box.</param>
/// <param name="IsSet">Whether it is ticked.</param>
/// <param name="Asked">What it asks of the API's parameter.</param>
internal sealed record TickFilter(string Name, Tick Box, bool IsSet, string Asked) : PageFilter(Box.Label, FilterPlace.End)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InAddress => [(Box.Column, IsSet ? Box.Value : null)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> InApi => [(Name, IsSet ? Asked : null)];

    /// <inheritdoc/>
    public override bool IsSet { get; } = IsSet;
}

/// <summary>How a box stands on the page.</summary>
/// <param name="Label">What the reader sees.</param>
/// <param name="Column">Its parameter in the page's address.</param>
/// <param name="Value">The parameter's value when it is ticked.</param>
public sealed record Tick(string Label, string Column, string Value);
