using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Shared.Modules;

namespace Portal.Web.Pages;

/// <summary>Renders a module's section so that its failure stays its own.</summary>
internal static partial class SectionRenderer
{
    /// <summary>What the section shows, and whether that is the section itself and not the words for its failure.</summary>
    public static async Task<(IHtmlContent Content, bool IsShown)> RenderSectionAsync(
        this IViewComponentHelper component,
        IHtmlHelper html,
        PageSection section,
        ILogger logger)
    {
        try
        {
            return (await component.InvokeAsync(section.ViewComponent, null), true);
        }
#pragma warning disable CA1031 // Whatever a section fails of, the rest of the page works.
        catch (Exception e) when (!html.ViewContext.HttpContext.RequestAborted.IsCancellationRequested)
        {
            SectionFailed(logger, section.Title, e);
            return (await html.PartialAsync("_SectionFailed", section), false);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rendering the section '{Title}' failed")]
    private static partial void SectionFailed(ILogger logger, string title, Exception exception);
}
