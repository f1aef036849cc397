using System.Net.Sockets;
using System.Text;

namespace Portal.EndToEnd.Hosting;

/// <summary>A request byte by byte, for what no HTTP client would send: strange targets and methods, and bodies at a pace.</summary>
public sealed class RawRequest : IDisposable
{
    private readonly TcpClient socket = new();
    private NetworkStream stream = null!;

    private RawRequest()
    {
    }

    /// <summary>Connects, and sends a head: its lines without the empty one.</summary>
    public static async Task<RawRequest> SendAsync(Uri address, params string[] head)
    {
        var request = new RawRequest();
        await request.socket.ConnectAsync(address.Host, address.Port);
        request.stream = request.socket.GetStream();
        var lines = head.Any(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))
            ? head
            : [.. head, $"Host: {address.Authority}"];
        await request.SendAsync(string.Join("\r\n", lines) + "\r\n\r\n");
        return request;
    }

    /// <summary>Sends a head without a body, and gives the answer up to the connection's end.</summary>
    public static async Task<string> AskAsync(Uri address, params string[] head)
    {
        using var request = await SendAsync(address, [.. head, "Connection: close"]);
        return await request.AnswerAsync();
    }

    public Task SendAsync(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Sends so many bytes in pieces, at a pace in bytes a second; ends early when the server no longer listens.</summary>
    public async Task SendSlowlyAsync(byte[] body, int bytesPerSecond, CancellationToken end = default)
    {
        var piece = Math.Max(1, bytesPerSecond / 10);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            for (var sent = 0; sent < body.Length; sent += piece)
            {
                await stream.WriteAsync(body.AsMemory(sent, Math.Min(piece, body.Length - sent)), end);
                await pace.WaitForNextTickAsync(end);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The server has answered already, or the test is over.
        }
    }

    /// <summary>The first bytes of the answer, or all of it up to the connection's end.</summary>
    public async Task<string> AnswerAsync(bool firstOnly = false, int seconds = 30)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        for (int read; (read = await ReadAsync(buffer, patience.Token)) > 0;)
        {
            answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (firstOnly)
            {
                break;
            }
        }

        return answer.ToString();
    }

    public void Dispose() => socket.Dispose();

    private async Task<int> ReadAsync(byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellation);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
