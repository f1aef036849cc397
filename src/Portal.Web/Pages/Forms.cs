using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Pages;

/// <summary>
/// Reads a form before anything else does. The framework's readers would turn what cannot be read into an empty form, a failed antiforgery
/// check or an error of the server, depending on who comes first.
/// </summary>
internal static class Forms
{
    /// <summary>Reads the form. The status to refuse the request with, null for one whose form is there.</summary>
    public static async Task<int?> RefuseAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            var hasBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
            return hasBody || request.ContentType is not null ? StatusCodes.Status415UnsupportedMediaType : null;
        }

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.CharSet is { } charset
            && !string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
