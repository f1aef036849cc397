using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web;

/// <summary>The one file with all icons.</summary>
internal static class Sprite
{
    private const string File = "assets/icons.svg";

    /// <summary>
    /// An icon as markup, from the address that changes with the sprite's content, so that browsers may keep it for ever.
    /// </summary>
    public static HtmlString Use(HttpContext context, string name)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var address = $"{context.Request.PathBase}/{assets?[File] ?? File}#{name}";
        return new HtmlString($"<use href=\"{HtmlEncoder.Default.Encode(address)}\"></use>");
    }
}
