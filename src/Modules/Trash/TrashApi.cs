using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web.Lists;

namespace Portal.Trash;

/// <summary>The JSON face of the trash.</summary>
internal static class TrashApi
{
    private const string Missing = "This is not in your trash.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var trash = api.MapGroup("/trash").WithTags("Trash");
        trash.MapGet("", List);
        trash.MapPost("/{kind}/{id}/restore", Restore);
        trash.MapDelete("/{kind}/{id}", Delete);
    }

    private static Task<Results<Ok<Page<TrashMetadata>>, BadRequestProblem>> List(
        ListQuery<TrashedDocument> query,
        TrashStore trash,
        IOptions<TrashOptions> options,
        ClaimsPrincipal user,
        CancellationToken cancellation) =>
        query.AnswerAsync(
            asked => trash.ListAsync(user.Id(), query[TrashList.Kind], asked.PageSize, asked.Continuation, cancellation),
            trashed => TrashMetadata.Of(trashed, options.Value));

    private static async Task<Results<NullAnswer, NotFoundProblem, ConflictProblem>> Restore(
        string kind, string id, TrashKinds kinds, ClaimsPrincipal user, CancellationToken cancellation) =>
        await kinds.RestoreAsync(user.Id(), new TrashItem(kind, id), cancellation) switch
        {
            RestoreOutcome.Restored => new NullAnswer(),
            RestoreOutcome.Taken => ApiProblem.Conflict("Something lives under this id. Nothing was changed."),
            _ => ApiProblem.NotFound(Missing),
        };

    private static async Task<Results<NullAnswer, NotFoundProblem>> Delete(
        string kind, string id, TrashKinds kinds, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await kinds.PurgeAsync(user.Id(), new TrashItem(kind, id), cancellation) is null)
        {
            return ApiProblem.NotFound(Missing);
        }

        await kinds.ForgetAsync();
        return new NullAnswer();
    }
}

/// <summary>Something in the trash on the wire.</summary>
/// <param name="Kind"><c>session</c> or <c>snapshot</c>.</param>
/// <param name="Id">Id of what was deleted.</param>
/// <param name="Title">Its title.</param>
/// <param name="SizeBytes">Size of its content, bytes of UTF-8.</param>
/// <param name="DeletedAt">When it was deleted, UTC.</param>
/// <param name="DeletedBy">By whom.</param>
/// <param name="PurgedAt">When it is deleted for good, UTC, if it is not restored.</param>
internal sealed record TrashMetadata(
    string Kind, string Id, string Title, int SizeBytes, DateTimeOffset DeletedAt, string DeletedBy, DateTimeOffset PurgedAt)
{
    public static TrashMetadata Of(TrashedDocument trashed, TrashOptions options) =>
        new(
            trashed.Kind,
            trashed.TargetId,
            trashed.Title,
            trashed.SizeBytes,
            trashed.DeletedAt,
            trashed.DeletedBy,
            trashed.DeletedAt.AddDays(options.RetentionDays));
}
