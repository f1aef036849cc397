using System.Globalization;

namespace Portal.Bench;

/// <summary>CPU and memory of a process, as Linux tells them under /proc.</summary>
internal static class ProcessNumbers
{
    /// <summary>User and system time in milliseconds, in steps of 10 ms; null where there is no /proc.</summary>
    public static double? Cpu(int? pid)
    {
        if (Read(pid, "stat") is not { } stat)
            return null;

        // The second field is the program's name in brackets and may hold blanks: count from behind it.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        const int userTime = 11;
        const int systemTime = 12;
        const double tick = 10;
        return tick
            * (long.Parse(fields[userTime], CultureInfo.InvariantCulture) + long.Parse(fields[systemTime], CultureInfo.InvariantCulture));
    }

    /// <summary>The most resident memory so far, in MB of 1,048,576 bytes; null where there is no /proc.</summary>
    public static double? PeakMemory(int? pid)
    {
        var line = Read(pid, "status")?.Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null
            ? null
            : long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    /// <summary>True when this very process holds the listening IPv4 or IPv6 socket of the port.</summary>
    public static bool ListensOn(int pid, int port)
    {
        const string listening = "0A";
        var folder = $"/proc/{pid}/fd";
        if (!Directory.Exists(folder))
            return false;

        var sockets = ((string[])["/proc/net/tcp", "/proc/net/tcp6"]).Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == listening && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(fields => $"socket:[{fields[9]}]")
            .ToHashSet();
        return Directory
            .GetFiles(folder)
            .Any(file => sockets.Contains(Path.GetFileName(File.ResolveLinkTarget(file, false)?.FullName ?? "")));
    }

    private static string? Read(int? pid, string file)
    {
        var path = $"/proc/{pid}/{file}";
        return pid is not null && File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
