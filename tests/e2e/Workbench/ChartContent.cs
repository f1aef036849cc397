namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with a chart that compares two ensembles.</summary>
public static class ChartContent
{
    /// <summary>The ensembles by their names in the portal's own data, with the colours that the session gives them.</summary>
    public static string Of((string Name, string Color) first, (string Name, string Color) second) => ModuleContent.With(
        "TimeSeries",
        new { ensembleIdent = ModuleContent.IdentOf(first.Name), compareWithEnsembleIdent = ModuleContent.IdentOf(second.Name) },
        ModuleContent.Ensemble(first.Name, first.Color),
        ModuleContent.Ensemble(second.Name, second.Color));
}
