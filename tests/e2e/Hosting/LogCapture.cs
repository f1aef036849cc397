using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.EndToEnd.Hosting;

/// <summary>What a portal in this process logs.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> entries = new();

    /// <summary>Warnings and worse. The heartbeat speaks of the machine, which runs other tests.</summary>
    public IReadOnlyList<Entry> Alarms => [.. entries.Where(entry =>
        entry.Level >= LogLevel.Warning && !entry.Text.Contains("heartbeat", StringComparison.OrdinalIgnoreCase))];

    /// <summary>
    /// Those that can only be of this portal, while others run in the process: Hangfire logs to the one that was started last.
    /// </summary>
    public IReadOnlyList<Entry> OwnAlarms => [.. Alarms.Where(entry => !entry.Category.StartsWith("Hangfire", StringComparison.Ordinal))];

    public IReadOnlyList<Entry> All => [.. entries];

    /// <summary>Has a portal log into this, from a level on where it is not its own that counts.</summary>
    public void Listen(IWebHostBuilder builder, LogLevel from = LogLevel.Information) => builder.ConfigureLogging(logging =>
    {
        logging.AddProvider(this);
        logging.AddFilter<LogCapture>(null, from);
    });

    /// <summary>Forgets what was said of the start.</summary>
    public void Clear() => entries.Clear();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, entries);

    public void Dispose()
    {
        // Entries are read after the portal has ended.
    }

    internal sealed record Entry(LogLevel Level, string Category, string Text, Exception? Exception);

    private sealed class Logger(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new Entry(logLevel, category, formatter(state, exception), exception));
    }
}
