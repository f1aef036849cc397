using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Content;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web;

namespace Portal.MyData;

/// <summary>The JSON face of a user's own data.</summary>
internal static class MyDataApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("My data");
        me.MapGet("", Get);
        me.MapGet("/export", GetExport).Produces(200, contentType: PersonalExport.ContentType);
        me.MapDelete("", Delete);
    }

    private static async Task<Ok<MyDataAnswer>> Get(ClaimsPrincipal user, PersonalExport export, CancellationToken cancellation) =>
        TypedResults.Ok(new MyDataAnswer(user.Id(), user.DisplayName(), await export.CountAsync(user.Id(), cancellation)));

    private static PushedFileResult GetExport(ClaimsPrincipal user, PersonalExport export, CancellationToken cancellation) =>
        new(PersonalExport.ContentType, PersonalExport.FileName, output => export.WriteAsync(user.Id(), output, cancellation));

    /// <summary>Erases everything of the caller's and ends the sign-in. 202 when the rest follows by itself.</summary>
    private static async Task<Results<NullAnswer, AcceptedAnswer>> Delete(HttpContext http, PersonalErasure erasure)
    {
        var isDone = await erasure.EraseAsync(http.User.Id());
        await http.SignOutAsync();
        return isDone ? new NullAnswer() : new AcceptedAnswer();
    }
}

/// <summary>How much is stored about the caller.</summary>
internal sealed record MyDataAnswer(string UserId, string Name, IReadOnlyList<PersonalCount> Stored);
