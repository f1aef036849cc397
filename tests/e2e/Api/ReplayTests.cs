using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Api;

/// <summary>The calls of the public frontend in a browser, recorded against its reference backend and sent to this portal.</summary>
public sealed class ReplayTests
{
    private readonly Dictionary<string, string> idsByRecorded = [];

    [Fact]
    public async Task The_frontends_calls_have_the_same_shape_and_meaning_here()
    {
        await using var server = await PortalServer.StartAsync();
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        using var annAtPrefix = ann.At(prefix: "");
        using var bobAtPrefix = bob.At(prefix: "");
        var lines = TestData.Read("webviz-client-calls.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(60, lines.Length);
        foreach (var line in lines)
        {
            var call = JsonNode.Parse(line)!;
            await ReplayAsync((string)call["user"]! == "user-a" ? annAtPrefix : bobAtPrefix, call);
        }
    }

    private async Task ReplayAsync(PortalClient user, JsonNode call)
    {
        var method = new HttpMethod((string)call["method"]!);
        var path = idsByRecorded.Aggregate(
            (string)call["path"]! + AtAnyDate((string)call["rawQuery"]!),
            (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal));
        using var body = call["requestBody"] is { } sent
            ? new StringContent(sent.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"))
            : null;
        (string, string)[] headers = [.. call["requestHeaders"]!.AsObject()
            .Where(header => header.Key != "content-type").Select(header => (header.Key, (string)header.Value!))];
        var answer = await user.RawAsync(method, path, body, headers);
        var recorded = call["responseBody"];
        var where = $"call {call["n"]}";
        if ((int)call["status"]! == 500)
        {
            // The reference says "server error" to what is not there.
            answer.IsError(404, "NotFoundError");
        }
        else if (method == HttpMethod.Post)
        {
            idsByRecorded.Add((string)recorded!, answer.Is(200).Json.GetString()!);
        }
        else
        {
            Compare(recorded, JsonNode.Parse(answer.Is(200).Bytes), where, isOrdered: path.Contains("sort_by", StringComparison.Ordinal));
        }
    }

    /// <summary>The recording's day is over; its bounds held every row of it.</summary>
    private static string AtAnyDate(string query) => System.Text.RegularExpressions.Regex.Replace(
        query, "(filter_[a-z_]+_to)=20[^&]+", match => $"{match.Groups[1].Value}=2199-01-01T00%3A00%3A00.000Z");

    private void Compare(JsonNode? recorded, JsonNode? ours, string where, bool isOrdered)
    {
        switch (recorded)
        {
            case JsonObject shape:
                Assert.Equal(shape.Select(field => field.Key).Order(), ours!.AsObject().Select(field => field.Key).Order());
                foreach (var (name, value) in shape)
                {
                    CompareField(name, value, ours[name], $"{where} {name}", isOrdered);
                }

                break;
            case JsonArray rows:
                var (theirRows, ourRows) = (Rows(rows, isOrdered), Rows(ours!.AsArray(), isOrdered));
                Assert.True(theirRows.Count == ourRows.Count, $"{where}: {ours}");
                for (var row = 0; row < theirRows.Count; row++)
                {
                    Compare(theirRows[row], ourRows[row], $"{where}[{row}]", isOrdered);
                }

                break;
            default:
                Assert.True(
                    Mapped(recorded) == (ours?.ToJsonString() ?? "null"),
                    $"{where}: {ours?.ToJsonString()} for {recorded?.ToJsonString()}");
                break;
        }
    }

    private void CompareField(string name, JsonNode? recorded, JsonNode? ours, string where, bool isOrdered)
    {
        if (name.EndsWith("At", StringComparison.Ordinal))
        {
            // Times are other times; where the reference leaves the first visit out, there is one here.
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}(Z|[+-]\d\d:\d\d)$", (string)ours!);
            return;
        }

        Compare(recorded, ours, where, isOrdered);
    }

    /// <summary>Rows in the order of their answer, or where none was asked for, of their titles.</summary>
    private static List<JsonNode?> Rows(JsonArray rows, bool isOrdered) => isOrdered
        ? [.. rows]
        : [.. rows.OrderBy(row => (string?)(row!["title"] ?? row["snapshotMetadata"]!["title"]), StringComparer.Ordinal)];

    private string Mapped(JsonNode? recorded)
    {
        var text = recorded?.ToJsonString() ?? "null";
        text = text.Replace("\"user-a\"", "\"ann\"", StringComparison.Ordinal).Replace("\"user-b\"", "\"bob\"", StringComparison.Ordinal);
        return idsByRecorded.Aggregate(text, (known, id) => known.Replace(id.Key, id.Value, StringComparison.Ordinal));
    }
}
