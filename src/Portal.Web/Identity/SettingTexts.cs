namespace Portal.Web.Identity;

/// <summary>Reads texts of a section: what is blank is not set.</summary>
internal static class SettingTexts
{
    /// <summary>A setting without blanks around it; null where it is not set.</summary>
    public static string? Text(this IConfigurationSection section, string name) =>
        section[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A setting that a mode of signing in cannot do without.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public static string RequiredText(this IConfigurationSection section, string name, AuthenticationMode mode) =>
        section.Text(name)
        ?? throw new InvalidOperationException($"{section.Path}:{name} is not set. {AuthenticationModes.Setting} {mode} needs it.");
}
