using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace Portal.Web.Jobs;

/// <summary>
/// Hangfire's log, which is one for the process. Hangfire's own provider throws once its host is disposed, and with it
/// every call of another host that still runs. This one logs nothing from then on.
/// </summary>
internal sealed class JobLogProvider(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new NoLog();
        }
    }

    private sealed class NoLog : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
