using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.Content;

/// <summary>
/// A file that is written while it is sent, so that its size does not matter. An answer of pages and of the API. It takes a place among the
/// large bodies, for it is as much work as one.
/// </summary>
/// <param name="contentType">Its media type.</param>
/// <param name="fileName">The name it is saved under.</param>
/// <param name="write">Writes it.</param>
public sealed class PushedFileResult(string contentType, string fileName, Func<Stream, Task> write) : ActionResult, IResult
{
    /// <inheritdoc/>
    public override Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.ContentType = contentType;
        response.Headers.ContentDisposition = disposition.ToString();
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        using var place = await httpContext
            .RequestServices.GetRequiredService<LargeBodies>()
            .AdmitAsync(httpContext.User.Id(), httpContext.RequestAborted);
        try
        {
            await write(response.BodyWriter.AsStream());
        }
        catch (Exception) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, and with it the reason to write.
        }
    }
}
