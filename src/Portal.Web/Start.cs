using Microsoft.Extensions.Options;
using Portal.Content;
using Portal.Documents;

namespace Portal.Web;

/// <summary>Runs the portal, and says in one line why it does not start where the reason is known.</summary>
internal static partial class Start
{
    /// <summary>The process's exit code where it could not start.</summary>
    private const int Refused = 1;

    /// <summary>Runs until the portal is stopped; gives the exit code.</summary>
    public static int RunOrRefuse(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Start));
        if (UnicodeRules.Problem is { } problem)
        {
            NotStarted(logger, problem);
            // What is logged is written by a thread of its own: without an end to the host the process could go before it.
            ((IDisposable)app).Dispose();
            return Refused;
        }

        try
        {
            app.Run();
            return 0;
        }
        catch (Exception e) when (e is StoreException or OptionsValidationException)
        {
            NotStarted(logger, e.Message);
            return Refused;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The portal did not start: {Problem}")]
    private static partial void NotStarted(ILogger logger, string problem);
}
