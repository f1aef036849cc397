using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Api;

/// <summary>What endpoints say of themselves in the API's description.</summary>
public static class ApiDescription
{
    /// <summary>The endpoint may answer with this error.</summary>
    public static RouteHandlerBuilder ProducesApiProblem(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.Produces<ApiProblemBody>(status, "application/problem+json");
}
