using System.Net;
using System.Net.Sockets;

namespace Portal.EndToEnd.Hosting;

/// <summary>A port for a program that cannot choose one itself.</summary>
public static class FreePort
{
    /// <summary>One that nobody listens at right now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
