using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Portal.Shared.Web;

/// <summary>A file that is written while it is sent, so that its size does not matter.</summary>
/// <param name="contentType">Its media type.</param>
/// <param name="fileName">The name it is saved under.</param>
/// <param name="write">Writes it.</param>
public sealed class PushedFileResult(string contentType, string fileName, Func<Stream, Task> write) : ActionResult
{
    /// <inheritdoc/>
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.ContentType = contentType;
        response.Headers.ContentDisposition = disposition.ToString();
        await write(response.BodyWriter.AsStream());
    }
}
