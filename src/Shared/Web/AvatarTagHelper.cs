using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;avatar user="ann" name="Ann" /&gt;</c>: two initials on a tint that belongs to the user; never without the name beside it.
/// </summary>
[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper : TagHelper
{
    private const int Tints = 5;

    /// <summary>The user's id.</summary>
    public required string User { get; set; }

    /// <summary>The user's name.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"avatar avatar-{TintOf(User)}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(InitialsOf(Name));
    }

    private static int TintOf(string user) => user.Aggregate(217, (sum, code) => ((sum * 31) ^ code) & 0xFFFFFF) % Tints;

    private static string InitialsOf(string name)
    {
        var words = name.Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => FirstLetters(words[0], 2),
            _ => FirstLetters(words[0], 1) + FirstLetters(words[1], 1),
        };
    }

    private static string FirstLetters(string word, int count) =>
        string.Concat(word.EnumerateRunes().Take(count).Select(rune => rune.ToString()));
}
