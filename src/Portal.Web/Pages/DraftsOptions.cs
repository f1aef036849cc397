namespace Portal.Web.Pages;

/// <summary>Section <c>Drafts</c>: unsaved work in the browsers of people.</summary>
internal sealed class DraftsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Drafts";

    /// <summary>Days that a browser keeps work that its user turned away from, 1..365; then it goes.</summary>
    public int SetAsideDays { get; set; } = 14;
}
