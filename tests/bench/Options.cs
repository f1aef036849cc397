using System.Globalization;

namespace Portal.Bench;

/// <summary>What the command line asks for. Durations are in seconds.</summary>
internal sealed record Options
{
    public const string Usage = """
        dotnet run -c Release --project tests/bench [-- options]
          memory               100 parallel saves of the largest content instead of the measurements
          trace                saves of 1.4 MB while somebody types, in Chromium, instead of the measurements
          pictures             how soon an added module is drawn, in Chromium, instead of the measurements
          --seconds 5          length of one measurement
          --warmup 2           unmeasured load before each
          --connections 1,16,64
          --only read,list     operations whose name begins so
          --sessions 10000     seeded sessions
          --snapshots 200      seeded snapshots
          --server URL         a server of yours that runs already, instead of starting one; it is FILLED with test data
          --pid N              its process, needed with --server: another's server on that port is left alone
          --data DIR           where the database's temporary folder is made (default artifacts/bench)
          --no-build           start the Release build that is there
        """;

    public bool Memory { get; init; }

    public bool Trace { get; init; }

    public bool Pictures { get; init; }

    public double Seconds { get; init; } = 5;

    public double Warmup { get; init; } = 2;

    public IReadOnlyList<int> Connections { get; init; } = [1, 16, 64];

    public IReadOnlyList<string> Only { get; init; } = [];

    public int Sessions { get; init; } = 10_000;

    public int Snapshots { get; init; } = 200;

    public Uri? Server { get; init; }

    public int? Pid { get; init; }

    public string Data { get; init; } = Path.Combine(Repository.Root, "artifacts", "bench");

    public bool Build { get; init; } = true;

    public bool Runs(string operation) => Only.Count == 0 || Only.Any(name => operation.StartsWith(name, StringComparison.Ordinal));

    public static Options Parse(ReadOnlySpan<string> args)
    {
        var options = new Options();
        for (var rest = args; rest.Length > 0;)
        {
            var takesValue = rest[0] is not ("memory" or "trace" or "pictures" or "--no-build");
            if (takesValue && rest.Length < 2)
                throw new BenchFailure(Usage);
            options = options.With(rest[0], takesValue ? rest[1] : "");
            rest = rest[(takesValue ? 2 : 1)..];
        }

        return options;
    }

    private Options With(string name, string value)
    {
        try
        {
            return name switch
            {
                "memory" => this with { Memory = true },
                "trace" => this with { Trace = true },
                "pictures" => this with { Pictures = true },
                "--no-build" => this with { Build = false },
                "--seconds" => this with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--warmup" => this with { Warmup = double.Parse(value, CultureInfo.InvariantCulture) },
                "--connections" => this with { Connections = [.. value.Split(',').Select(Number)] },
                "--only" => this with { Only = value.Split(',') },
                "--sessions" => this with { Sessions = Number(value) },
                "--snapshots" => this with { Snapshots = Number(value) },
                "--server" => this with { Server = new Uri(value) },
                "--pid" => this with { Pid = Number(value) },
                "--data" => this with { Data = value },
                _ => throw new BenchFailure(Usage),
            };
        }
        catch (FormatException)
        {
            throw new BenchFailure($"{name} {value} is not understood.\n{Usage}");
        }
    }

    private static int Number(string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException();
}
