using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Portal.Web.Identity;

/// <summary>
/// Cookies of ours that cannot be read: damaged, expired, or of another portal at this address. They are deleted and said at Debug: a
/// browser that keeps one is nothing that an operator would act on.
/// </summary>
internal static partial class OwnCookies
{
    /// <summary>
    /// Has antiforgery and toasts, which replace or delete such a cookie by themselves, say so at Debug. Goes after both were added.
    /// </summary>
    public static IServiceCollection QuietenOwnCookies(this IServiceCollection services)
    {
        Quieten<IAntiforgery>(services);
        Quieten<ITempDataProvider>(services);
        return services;
    }

    /// <summary>Deletes a sign-in cookie that signs nobody in. Goes after authentication.</summary>
    public static void UseOwnCookies(this WebApplication app)
    {
        var cookies = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(PortalIdentity.Scheme);
        app.Use((context, next) =>
        {
            if (context.User.Identity is not { IsAuthenticated: true } && context.Request.Cookies.ContainsKey(cookies.Cookie.Name!))
            {
                Unreadable(app.Logger);
                context.Response.OnStarting(() => DeleteAsync(context, cookies));
            }

            return next(context);
        });
    }

    private static Task DeleteAsync(HttpContext context, CookieAuthenticationOptions cookies)
    {
        // Somebody may have signed in with this very request.
        if (!context.Response.Headers.SetCookie.Any(set => set!.StartsWith($"{cookies.Cookie.Name}=", StringComparison.Ordinal)))
        {
            cookies.CookieManager.DeleteCookie(context, cookies.Cookie.Name!, cookies.Cookie.Build(context));
        }

        return Task.CompletedTask;
    }

    /// <summary>Makes the framework's own service with loggers that lower what it says.</summary>
    private static void Quieten<T>(IServiceCollection services) where T : class
    {
        var made = services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton(provider =>
            (T)ActivatorUtilities.CreateInstance(provider, made, new QuietLoggers(provider.GetRequiredService<ILoggerFactory>()))));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A sign-in cookie could not be read and is deleted")]
    private static partial void Unreadable(ILogger logger);

    private sealed class QuietLoggers(ILoggerFactory loggers) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new QuietLogger(loggers.CreateLogger(categoryName));

        public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

        public void Dispose()
        {
            // The factory belongs to the host.
        }
    }

    private sealed class QuietLogger(ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(Lower(logLevel));

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var level = Lower(logLevel);
            if (logger.IsEnabled(level))
            {
                logger.Log(level, eventId, state, exception, formatter);
            }
        }

        private static LogLevel Lower(LogLevel level) => level is LogLevel.None or LogLevel.Trace ? level : LogLevel.Debug;
    }
}
