using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Documents;

namespace Portal.Shared.Web;

/// <summary>The key under which a form creates what it creates once, however often it is sent.</summary>
public static class FormKey
{
    /// <summary>Name of the form's field.</summary>
    public const string Field = "form-key";

    /// <summary>Longest key that is taken, characters.</summary>
    public const int MaxLength = 255;

    /// <summary>The key that a form was sent with; null without a usable one.</summary>
    public static string? Read(HttpRequest request) =>
        request.HasFormContentType && request.Form[Field] is [{ Length: > 0 and <= MaxLength } key] ? key : null;
}

/// <summary>Gives each form that posts a key of its own when it is rendered, so that none can be without.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormKeyTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{FormKey.Field}\" value=\"{Ids.New()}\" autocomplete=\"off\">");
}
