using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.SignIn;

/// <summary>A real OpenID Connect provider, in a process of its own.</summary>
public sealed class OidcProvider : IDisposable
{
    private readonly Process process;

    private OidcProvider(Process process, Uri issuer) => (this.process, Issuer) = (process, issuer);

    public Uri Issuer { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<OidcProvider> StartAsync()
    {
        var port = FreePort.Find();
        var script = Path.Combine(Repository.Root, "tests", "e2e", "SignIn", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening ", StringComparison.Ordinal))
            {
                return new OidcProvider(process, new Uri(line["listening ".Length..]));
            }
        }

        throw new InvalidOperationException("The provider ended.");
    }

    /// <summary>A portal whose users sign in here; those of the group are its administrators.</summary>
    public Task<PortalServer> StartPortalAsync(Action<IWebHostBuilder>? configure = null) => PortalServer.StartAsync(builder =>
    {
        builder.UseSetting("Authentication:Mode", "OpenIdConnect");
        builder.UseSetting("Authentication:OpenIdConnect:Authority", Issuer.ToString());
        builder.UseSetting("Authentication:OpenIdConnect:ClientId", "portal");
        builder.UseSetting("Authentication:OpenIdConnect:ClientSecret", "a secret of tests");
        builder.UseSetting("Authentication:OpenIdConnect:RequireHttpsMetadata", "false");
        builder.UseSetting("Authentication:Roles:Administrators:0", "portal-admins");
        configure?.Invoke(builder);
    });

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
