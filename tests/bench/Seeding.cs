using System.Diagnostics;

namespace Portal.Bench;

/// <summary>What one user has before the measurements: sessions of 20 KB, every tenth a TROLL, and snapshots of the same content.</summary>
internal sealed record Seeding(IReadOnlyList<string> Sessions, IReadOnlyList<string> Snapshots, string Content)
{
    public static async Task<Seeding> RunAsync(Caller owner, Options options)
    {
        var content = await File.ReadAllTextAsync(Repository.Data("synthetic-session-20k.json"));
        var started = Stopwatch.GetTimestamp();
        var seeding = new Seeding(
            await AddAsync(owner, "/sessions", options.Sessions, content),
            await AddAsync(owner, "/snapshots", options.Snapshots, content),
            content);
        await Console.Error.WriteLineAsync(
            $"Seeded {options.Sessions} sessions and {options.Snapshots} snapshots in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} "
                + $"s.");
        return seeding;
    }

    public static string Title(int number) => number % 10 == 0 ? $"TROLL history match {number:00000}" : $"Reservoir study {number:00000}";

    /// <summary>The bytes of one whole session as the server answers it, after looking at every tenth part of the seeded ones.</summary>
    public async Task<byte[]> AnswerAsync(Caller owner)
    {
        var hash = Wire.Hash(Content);
        var answer = Array.Empty<byte>();
        for (var i = 0; i < Sessions.Count; i += Math.Max(1, Sessions.Count / 10))
            answer = await owner.AskAsync(
                $"/sessions/{Sessions[i]}",
                connection =>
                {
                    var session = Wire.Read<SessionAnswer>(connection);
                    Expect.That(
                        session.Content == Content && session.Metadata.ContentHash == hash,
                        connection,
                        "A seeded session came back changed.");
                    return connection.Body.ToArray();
                });
        return answer;
    }

    private static async Task<IReadOnlyList<string>> AddAsync(Caller owner, string path, int count, string content)
    {
        var ids = new string[count];
        await LoadLoop.EachAsync(
            owner.Server,
            count,
            i => owner.Post(path, new SessionBody(Title(i), null, content)),
            (i, answer) => ids[i] = Wire.Read<string>(answer),
            path);
        return ids;
    }
}
