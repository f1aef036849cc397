using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Modules;

namespace Portal.Web.Pages;

/// <summary>Renders a module's section so that its failure stays its own.</summary>
internal static partial class SectionRendering
{
    public static async Task<IHtmlContent> RenderSectionAsync(this IViewComponentHelper component, PageSection section, ILogger logger)
    {
        try
        {
            return await component.InvokeAsync(section.ViewComponent, null);
        }
#pragma warning disable CA1031 // Whatever a section fails of, the rest of the page works.
        catch (Exception e)
        {
            SectionFailed(logger, section.Title, e);
            var text = new HtmlContentBuilder();
            return text.AppendHtml("<p class=\"failed\">Could not load: ").Append(section.Title)
                .AppendHtml(". Nothing is lost. Load the page again in a moment.</p>");
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The section '{Title}' could not be shown")]
    private static partial void SectionFailed(ILogger logger, string title, Exception exception);
}
