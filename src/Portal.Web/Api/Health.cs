using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Web.Api;

/// <summary>Health checks for operators, without sign-in.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/alive", Alive).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The process answers.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Alive() => TypedResults.Text("alive");

    /// <summary>The store answers, too.</summary>
    private static async Task<IResult> Ready(IDocumentStore store, CancellationToken cancellation)
    {
        try
        {
            await store.PingAsync(cancellation);
            return TypedResults.Text("ready");
        }
        catch (StoreException e)
        {
            return ApiProblem.Unavailable(StoreWords.Of(e.Failure), e.RetryAfter);
        }
    }
}
