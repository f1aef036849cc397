using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Portal.Documents;

namespace Portal.Content;

/// <summary>Stored content as a download: never shown by the browser, and without any right where it would be.</summary>
public static class RawContent
{
    /// <summary>The answer.</summary>
    /// <param name="response">Where it goes: its content policy becomes that of a sandbox.</param>
    /// <param name="literal">The content as it is stored, a JSON string literal.</param>
    /// <param name="fileName">The name it is saved under.</param>
    public static FileContentResult Of(HttpResponse response, ReadOnlySpan<byte> literal, string fileName)
    {
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return new FileContentResult(ContentText.ToUtf8(literal), "application/json") { FileDownloadName = fileName };
    }
}
