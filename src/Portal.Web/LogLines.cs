using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Portal.Web;

/// <summary>
/// The console's log in the framework's simple form, where no text can pass for an entry or act on a terminal: line breaks, escapes and
/// invisible characters are written as <c>\u001B</c>. Exceptions keep their lines, indented. <c>Logging:Console:FormatterName</c> chooses
/// another.
/// </summary>
internal sealed class LogLines() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";
    private const string Indent = "      ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var entry = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{WordOf(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}]").AppendLine()
            .Append(Indent).AppendLine(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is { } exception)
        {
            entry.AppendLine(Indented(exception));
        }

        textWriter.Write(entry);
    }

    /// <summary>An exception with its lines, each of them indented.</summary>
    public static string Indented(Exception exception) => string.Join(
        Environment.NewLine, exception.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => Indent + OneLine(line)));

    /// <summary>The text with everything written out that is no visible character.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = IsVisible(letter) ? line.Append(letter) : line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        }

        return line.ToString();
    }

    private static bool IsVisible(char letter) => char.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

/// <summary>Has the console write <see cref="LogLines"/>, and whatever else may be chosen without lines of clients.</summary>
internal static class LogLinesSetup
{
    public static void AddLogLines(this ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName ??= LogLines.FormatterName);
        foreach (var known in logging.Services.Where(service => service.ServiceType == typeof(ConsoleFormatter)).ToList())
        {
            logging.Services.Remove(known);
            logging.Services.AddSingleton(provider =>
                Quote((ConsoleFormatter)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)));
        }

        logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
    }

    /// <summary>JSON escapes by itself, and keeps values apart from the text.</summary>
    private static ConsoleFormatter Quote(ConsoleFormatter formatter) =>
        formatter.Name == ConsoleFormatterNames.Json ? formatter : new QuotedFormatter(formatter);
}
