using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Portal.Web;

/// <summary>
/// One of the framework's formatters that write texts as they are, given texts in which nothing can pass for a line or act on a terminal.
/// </summary>
internal sealed class QuotedFormatter(ConsoleFormatter inner) : ConsoleFormatter(inner.Name)
{
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var (format, exception) = (logEntry.Formatter, logEntry.Exception);
        var quoted = new LogEntry<TState>(
            logEntry.LogLevel,
            logEntry.Category,
            logEntry.EventId,
            logEntry.State,
            exception is null ? null : new QuotedException(exception),
            (state, _) => LogLines.OneLine(format(state, exception)));
        inner.Write(quoted, scopeProvider is null ? null : new QuotedScopes(scopeProvider), textWriter);
    }

    /// <summary>Its lines stay lines, indented: none of them begins as an entry does.</summary>
    private sealed class QuotedException(Exception failure) : Exception
    {
        public override string ToString() => LogLines.Indented(failure);
    }

    private sealed class QuotedScopes(IExternalScopeProvider scopes) : IExternalScopeProvider
    {
        public void ForEachScope<TState>(Action<object?, TState> callback, TState state) =>
            scopes.ForEachScope((scope, _) => callback(LogLines.OneLine($"{scope}"), state), state);

        public IDisposable Push(object? state) => scopes.Push(state);
    }
}
