namespace Portal.Web.Pages;

/// <summary>Section <c>Workbench</c>: what the workbench offers.</summary>
internal sealed class WorkbenchOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Workbench";

    /// <summary>Whether modules that are still being made, and those for finding faults, can be added.</summary>
    public bool DevelopmentModules { get; set; }
}
