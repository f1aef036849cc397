namespace Portal.Content;

/// <summary>What is known of a content without reading it: kept beside the document, at most 4 kB of JSON.</summary>
/// <param name="Name">Name of the active dashboard.</param>
/// <param name="Dashboards">How many dashboards there are.</param>
/// <param name="Boxes">The active dashboard's modules, at most <see cref="OutlineReader.MaxBoxes"/>.</param>
/// <param name="Others">The other dashboards, as many as have a place; null on documents that older programs wrote.</param>
public sealed record Outline(string? Name, int Dashboards, IReadOnlyList<OutlineBox> Boxes, IReadOnlyList<OutlineDashboard>? Others = null);

/// <summary>A dashboard that is not the active one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Modules">Names of its modules, each as often as it is there.</param>
public sealed record OutlineDashboard(string? Name, IReadOnlyList<string> Modules);

/// <summary>A module's place on the dashboard, in parts of its width and height.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="X">Left edge, 0..1.</param>
/// <param name="Y">Upper edge, 0..1.</param>
/// <param name="W">Width, 0..1.</param>
/// <param name="H">Height, 0..1.</param>
/// <param name="Active">Whether it is the active module; null for the others.</param>
public sealed record OutlineBox(string Name, double X, double Y, double W, double H, bool? Active = null);
