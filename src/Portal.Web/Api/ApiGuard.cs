using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;

namespace Portal.Web.Api;

/// <summary>
/// Stands before every call of the JSON API: nobody but who is signed in, and every error in the contract's shape.
/// </summary>
internal sealed partial class ApiGuard(RequestDelegate next, ILogger<ApiGuard> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            var problem = Refuse(context);
            if (problem is null)
            {
                await next(context);
                problem = OfBareStatus(context.Response);
            }

            if (problem is not null)
            {
                await problem.ExecuteAsync(context);
            }
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            // The headers of every answer stay; what described the answer that failed goes.
            context.Response.ContentLength = null;
            context.Response.Headers.Remove("ETag");
            await OfException(e, context).ExecuteAsync(context);
        }
    }

    private static ApiProblem? Refuse(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return ApiProblem.Unauthorized("You are not signed in. Sign in and try again; nothing was changed.");
        }

        return context.Request.Headers["X-Portal-User"] is { Count: > 0 } believed && believed != context.User.Id()
            ? ApiProblem.Unauthorized("Someone else has signed in meanwhile. Nothing was changed. Sign in again to continue.")
            : null;
    }

    private static ApiProblem? OfBareStatus(HttpResponse response) =>
        response.HasStarted || response.ContentType is not null || response.ContentLength is not null ? null : response.StatusCode switch
        {
            401 => ApiProblem.Unauthorized("You are not signed in."),
            403 => ApiProblem.Forbidden("This is not allowed."),
            404 => ApiProblem.NotFound("This address does not exist."),
            405 => ApiProblem.MethodNotAllowed(),
            413 => ApiProblem.TooLarge("The request is too large."),
            415 => ApiProblem.UnsupportedMediaType(),
            >= 400 and < 500 => ApiProblem.BadRequest("The request was not understood."),
            >= 500 => ApiProblem.Internal(),
            _ => null,
        };

    private ApiProblem OfException(Exception e, HttpContext context)
    {
        switch (e)
        {
            case StoreException { Failure: StoreFailure.TooLarge }:
                return ApiProblem.TooLarge("The store does not take a document of this size. Nothing was stored.");
            case StoreException store:
                StoreFailed(logger, store.Failure, e);
                return ApiProblem.Unavailable(StoreMessages.Of(store.Failure), store.RetryAfter);
            case BadHttpRequestException { StatusCode: 413 }:
                return ApiProblem.TooLarge("The request is too large. Nothing was stored.");
            case BadHttpRequestException { StatusCode: 408 }:
                return ApiProblem.TooSlow();
            case BadHttpRequestException { StatusCode: 503 } busy:
                return ApiProblem.Busy(busy.Message, LargeBodies.RetryAfter);
            case BadHttpRequestException bad:
                return ApiProblem.BadRequest("The request was not understood.") with { StatusCode = bad.StatusCode };
            default:
                // The route and not the path: what a client wrote stays out of the log.
                Failed(logger, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, e);
                return ApiProblem.Internal();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Store operation failed: {Failure}")]
    private static partial void StoreFailed(ILogger logger, StoreFailure failure, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled exception in {Method} {Route}")]
    private static partial void Failed(ILogger logger, string method, string? route, Exception exception);
}
