using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Contracts.Snapshots;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web.Lists;

namespace Portal.AccessLogs;

/// <summary>The JSON face of access logs.</summary>
internal static class AccessLogApi
{
    private const string Missing = "You have not visited this snapshot.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var logs = api.MapGroup("/snapshot_access_logs").WithTags("Access logs");
        logs.MapGet("", List);
        logs.MapDelete("/{snapshotId}", Delete);
    }

    private static Task<Results<Ok<Page<SnapshotAccessLog>>, BadRequestProblem>> List(
        ListQuery<AccessLog> query, AccessLogStore store, ClaimsPrincipal user, CancellationToken cancellation) =>
        query.AnswerAsync(asked => store.ListAsync(user.Id(), asked, cancellation), SnapshotAccessLog.Of);

    private static async Task<Results<NullAnswer, NotFoundProblem>> Delete(
        string snapshotId, LogRemoval removal, ClaimsPrincipal user, CancellationToken cancellation) =>
        Ids.IsWellFormed(snapshotId) && await removal.RemoveAsync(user.Id(), snapshotId, cancellation)
            ? new NullAnswer()
            : ApiProblem.NotFound(Missing);
}

/// <summary>A visitor's log on the wire.</summary>
internal sealed record SnapshotAccessLog(
    string VisitorId,
    string SnapshotId,
    long Visits,
    DateTimeOffset? FirstVisitedAt,
    DateTimeOffset? LastVisitedAt,
    bool SnapshotDeleted,
    LoggedSnapshotMetadata SnapshotMetadata)
{
    public static SnapshotAccessLog Of(AccessLog log) => new(
        log.VisitorId,
        log.SnapshotId,
        log.Visits,
        log.FirstVisitedAt,
        log.LastVisitedAt,
        log.SnapshotDeleted,
        new LoggedSnapshotMetadata(
            log.SnapshotId,
            log.SnapshotOwnerId,
            log.SnapshotMetadata.Title,
            log.SnapshotMetadata.Description,
            log.SnapshotMetadata.CreatedAt,
            log.SnapshotMetadata.ContentHash));
}

/// <summary>The copied metadata of a visited snapshot on the wire.</summary>
internal sealed record LoggedSnapshotMetadata(
    string Id, string OwnerId, string Title, string? Description, DateTimeOffset CreatedAt, string ContentHash);
