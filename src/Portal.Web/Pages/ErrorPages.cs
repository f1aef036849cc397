using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Documents;

namespace Portal.Web.Pages;

/// <summary>Pages for what went wrong. The API answers for itself.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = failed =>
                    IsOfClient(failed.Exception) || failed.HttpContext.RequestAborted.IsCancellationRequested,
            });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }

    /// <summary>Whether a request was refused or has failed already, and this is the page that says so.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>The status that a failure is answered with.</summary>
    public static int StatusOf(Exception failure) => failure switch
    {
        StoreException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What a client sent, or how fast: nothing that an operator would act on.</summary>
    private static bool IsOfClient(Exception failure) => failure is BadHttpRequestException or AntiforgeryValidationException;
}
