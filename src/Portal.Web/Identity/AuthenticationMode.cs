namespace Portal.Web.Identity;

/// <summary>Ways to sign in, option <c>Authentication:Mode</c>.</summary>
internal enum AuthenticationMode
{
    /// <summary>Anyone chooses one of the demo users. Never for production.</summary>
    Development,

    /// <summary>People sign in with the provider of section <c>Authentication:OpenIdConnect</c>.</summary>
    OpenIdConnect,

    /// <summary>A proxy signs people in and names them in headers, by section <c>Authentication:Proxy</c>.</summary>
    Proxy,
}

/// <summary>Reads the mode, strictly: a door that nobody chose stays shut.</summary>
internal static class AuthenticationModes
{
    public const string Root = "Authentication";
    public const string Setting = $"{Root}:Mode";

    /// <exception cref="InvalidOperationException">No mode outside of the Development environment, or an unknown one.</exception>
    public static AuthenticationMode Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration[Setting];
        if (string.IsNullOrEmpty(text))
        {
            return environment.IsDevelopment()
                ? AuthenticationMode.Development
                : throw new InvalidOperationException(
                    $"{Setting} is not set. Outside of the Development environment it must be one of: {Allowed}.");
        }

        // By name: Enum.Parse would also take a number, and 0 would open the development door.
        var name = Enum.GetNames<AuthenticationMode>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse<AuthenticationMode>(name)
            : throw new InvalidOperationException($"{Setting} is '{text}'. It must be one of: {Allowed}.");
    }

    private static string Allowed => string.Join(", ", Enum.GetNames<AuthenticationMode>());
}
