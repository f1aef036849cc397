using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Api;

/// <summary>Answers that the framework has no word for.</summary>
public static class ApiResults
{
    /// <summary>200 with the JSON value <c>null</c>.</summary>
    public static IResult Null { get; } = TypedResults.Text("null", "application/json");

    /// <summary>304: the client has this state already.</summary>
    public static IResult NotModified(HttpResponse response, string etag)
    {
        response.Headers.ETag = etag;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
