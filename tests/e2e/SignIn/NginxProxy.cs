using System.Diagnostics;
using System.Net;

namespace Portal.EndToEnd.SignIn;

/// <summary>A real nginx in front of a portal: it asks for a password, and names the user in a header.</summary>
public sealed class NginxProxy : IAsyncDisposable
{
    public const string Password = "any";

    private readonly TempFolder folder = new();
    private readonly Process process;

    private NginxProxy(Uri portal, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        File.WriteAllText(folder.File("users"), $"ann:{{PLAIN}}{Password}\nada:{{PLAIN}}{Password}\n");
        File.WriteAllText(folder.File("nginx.conf"), Configuration(portal, port));
        string[] arguments =
            ["-p", Path.GetDirectoryName(folder.File("users"))!, "-e", folder.File("error.log"), "-c", folder.File("nginx.conf")];
        process = Process.Start(new ProcessStartInfo("nginx", arguments)
        {
            RedirectStandardError = true,
        })!;
    }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<NginxProxy> StartAsync(Uri portal)
    {
        var proxy = new NginxProxy(portal, FreePort.Find());
        using var http = new HttpClient { BaseAddress = proxy.Address };
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                return (await http.GetAsync("/")).StatusCode == HttpStatusCode.Unauthorized;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    // The header that names the user is always set here, so that no client can send one of its own.
    private string Configuration(Uri portal, int port) => $$"""
        daemon off;
        master_process off;
        pid {{folder.File("nginx.pid")}};
        events { }
        http {
          access_log off;
          client_body_temp_path {{folder.File("body")}};
          proxy_temp_path {{folder.File("proxy")}};
          fastcgi_temp_path {{folder.File("fastcgi")}};
          uwsgi_temp_path {{folder.File("uwsgi")}};
          scgi_temp_path {{folder.File("scgi")}};
          map $remote_user $groups { ada "everyone, portal-admins"; default "everyone"; }
          server {
            listen 127.0.0.1:{{port}};
            auth_basic "Portal";
            auth_basic_user_file {{folder.File("users")}};
            location / {
              proxy_pass {{portal}};
              proxy_set_header Host $http_host;
              proxy_set_header Authorization "";
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-Host $http_host;
              proxy_set_header X-Remote-User $remote_user;
              proxy_set_header X-Remote-Groups $groups;
            }
          }
        }
        """;
}
