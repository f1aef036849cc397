using System.Text.RegularExpressions;

namespace Portal.Documents.Sqlite;

/// <summary>
/// Which file <c>Storage:Sqlite:Path</c> means. No shell stands between a settings file and the program, so what a shell would expand is
/// expanded here (<c>~/</c>) or refused: taken literally, the documents would lie where nobody looks, and go with the next deployment.
/// </summary>
internal static partial class SqlitePath
{
    private const string Setting = "Storage:Sqlite:Path";
    private const string Solution = "WebvizPortal.sln";
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>
    /// The full path. A relative one starts at the repository root when the program runs from source, else at the working folder.
    /// </summary>
    /// <exception cref="StoreException">The setting names no file; the message says why and what to write.</exception>
    public static string Resolve(string path) => Resolve(path, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>As the other, for a user with this home folder; empty when there is none.</summary>
    public static string Resolve(string path, string home)
    {
        if (PathProblem(path) is { } reason)
        {
            throw Refusal(path, reason);
        }

        var full = Path.GetFullPath(path[0] == '~' ? InHome(path, home) : path, Root(path));
        return Directory.Exists(full) ? throw Refusal(path, "is a folder. Name a file in it") : full;
    }

    private static string? PathProblem(string path) => path switch
    {
        _ when string.IsNullOrWhiteSpace(path) => "is empty. Name a file, or leave the setting out",
        _ when path.Contains('\0', StringComparison.Ordinal) => "holds a character that no file name has",
        _ when path != path.Trim() => "begins or ends with a blank",
        ['"' or '\'', ..] or [.., '"' or '\''] => "stands in quotes, and they would be part of the name. Leave them out",
        _ when path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) => "is a URI. Write the path alone",
        _ when path.StartsWith(':') => "is no file: what is kept in memory is lost at the next restart",
        _ when Variable().IsMatch(path) => "holds a variable, and nothing puts its value in. Write the value",
        _ when Separators.Contains(path[^1]) => "is a folder. Name a file in it",
        _ => null,
    };

    private static string InHome(string path, string home) =>
        path.Length == 1 || !Separators.Contains(path[1])
            ? throw Refusal(path, "begins with '~'. Only '~/' is known: the home folder of the portal's user")
        : home.Length == 0 ? throw Refusal(path, "begins with '~/', but the portal's user has no home folder. Write the full path")
        : Path.Join(home, path[2..]);

    private static string Root(string path)
    {
        var folder = Path.IsPathRooted(path) ? null : new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }

    private static StoreException Refusal(string path, string reason) => new(StoreFailure.Unavailable, $"{Setting} ('{path}') {reason}.");

    /// <summary>
    /// How shells, service managers and the SQLite driver write a variable: <c>$HOME</c>, <c>${HOME}</c>, <c>%APPDATA%</c>,
    /// <c>|DataDirectory|</c>.
    /// </summary>
    [GeneratedRegex(@"\$\{|\$\(|\$[A-Za-z_]|%[A-Za-z_][A-Za-z0-9_()]*%|^\|[A-Za-z]+\|")]
    private static partial Regex Variable();
}
