using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Content;

namespace Portal.EndToEnd.Matrix;

/// <summary>
/// Bodies and addresses that were good once and were damaged on the way: no server error, and nothing for an operator to act on.
/// </summary>
[Collection(MatrixCollection.Name)]
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly Gen<(int Kind, int At, int With)[]> Damage = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 9999],
        Gen.Int[0, 9999]).Array[1, 5];

    private readonly LogCapture log = new();
    private PortalServer server = null!;
    private PortalClient ada = null!;
    private FormToken form = null!;
    private string id = "";
    private string file = "";
    private string cursor = "";

    public async Task InitializeAsync()
    {
        server = await PortalServer.StartAsync(builder =>
        {
            log.Listen(builder, LogLevel.Warning);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Warning");
        });
        log.Clear();
        ada = await server.SignInAsync("ada");
        id = await ada.CreateSessionAsync("damaged");
        await ada.CreateSessionAsync("beside it");
        form = await FormToken.OfAsync(ada);
        file = (await ada.RawAsync(HttpMethod.Get, $"/sessions/{id}?handler=Export")).Is(200).Text;
        cursor = (await ada.GetAsync("/sessions?page_size=1")).Is(200).PageToken!;
    }

    public async Task DisposeAsync()
    {
        ada.Dispose();
        await server.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task Damaged_bodies_are_answered_and_alarm_nobody()
    {
        await Gen.Select(Gen.Int[0, FuzzSeeds.Bodies.Length - 1], Damage)
            .SampleAsync(
                async sent =>
                {
                    var (line, type, body) = FuzzSeeds.Bodies[sent.Item1];
                    var parts = WithId(line).Split(' ');
                    using var content = new ByteArrayContent(Break(WithId(body), sent.Item2));
                    content.Headers.TryAddWithoutValidation("Content-Type", type);
                    // With the token, so that what is damaged comes as far as the handler.
                    var answer = await ada.RawAsync(
                        new HttpMethod(parts[0]),
                        parts[1],
                        content,
                        ("Cookie", form.Cookie),
                        ("X-Portal-Form", form.Token));
                    Assert.True(answer.Status < 500, $"{line}: {answer.Status} {string.Join(Environment.NewLine, Alarms())} {answer.Text}");
                },
                iter: Loops.Of(100_000),
                threads: 4);
        Assert.Empty(Alarms());
    }

    [Fact]
    public async Task Damaged_addresses_are_answered_and_alarm_nobody()
    {
        await Gen.Select(
                Gen.Int[0, FuzzSeeds.Addresses.Length - 1],
                Damage,
                Gen.OneOf("GET", "HEAD", "POST", "DELETE"),
                Gen.Bool,
                Gen.Int[0, FuzzSeeds.Headers.Length - 1],
                Damage)
            .SampleAsync(
                async sent =>
                {
                    // What no request line can hold is percent-encoded; the rest goes as it is.
                    var target = string.Concat(
                        Break(WithId(FuzzSeeds.Addresses[sent.Item1]), sent.Item2)
                            .Select(code =>
                                code is > 0x20 and < 0x7F
                                    ? ((char)code).ToString()
                                    : $"%{code.ToString("X2", CultureInfo.InvariantCulture)}"));
                    string[] head =
                    [
                        $"{sent.Item3} /{target.TrimStart('/')} HTTP/1.1",
                        $"Cookie: {ada.Cookie}",
                        "Content-Length: 0",
                        .. sent.Item4 ? ["HX-Request: true"] : Array.Empty<string>(),
                        Header(FuzzSeeds.Headers[sent.Item5], sent.Item6),];
                    var answer = await RawRequest.AskAsync(server.Address, head);
                    Assert.Matches("^HTTP/1.1 [234]", answer);
                    Assert.DoesNotMatch("\r\nLocation: (//|http)", answer);
                },
                iter: Loops.Of(20_000),
                threads: 4);
        Assert.Empty(Alarms());
    }

    private IReadOnlyList<string> Alarms() =>
        [.. log.Alarms.Select(entry => $"{entry.Level} {entry.Category}: {entry.Text} {entry.Exception}").Distinct()];

    private string WithId(string text) => text.Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{file}", file, StringComparison.Ordinal).Replace("{cursor}", cursor, StringComparison.Ordinal);

    /// <summary>A damaged header keeps its name and its line: what is no header is the web server's to refuse.</summary>
    private static string Header(string line, (int Kind, int At, int With)[] damage)
    {
        var parts = line.Split(": ", 2);
        var value = Encoding.UTF8.GetString(Break(parts[1], damage)).Where(letter => letter is not ('\r' or '\n' or '\0'));
        return $"{parts[0]}: {string.Concat(value.Select(letter => letter > 0xFF ? '?' : letter))}";
    }

    private static byte[] Break(string text, (int Kind, int At, int With)[] damage)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        foreach (var (kind, place, with) in damage)
        {
            var at = place % (bytes.Count + 1);
            var length = Math.Min(with % 8, bytes.Count - at);
            switch (kind)
            {
                case 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(FuzzSeeds.Pieces[with % FuzzSeeds.Pieces.Length]));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)with;
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4 when with % 4 == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
