using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Content;
using Portal.Contracts.Snapshots;
using Portal.Contracts.Trash;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Events;
using Portal.Shared.Identity;
using Portal.Shared.Web.Lists;
using Unopened = Microsoft.AspNetCore.Http.HttpResults.Results<
    Portal.Shared.Api.ForbiddenProblem, Portal.Shared.Api.NotFoundProblem, Portal.Shared.Api.GoneProblem>;

namespace Portal.Snapshots;

/// <summary>The JSON face of snapshots.</summary>
internal static class SnapshotApi
{
    private const string Missing = "This snapshot does not exist.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var snapshots = api.MapGroup("/snapshots").WithTags("Snapshots");
        snapshots.MapGet("", List);
        snapshots.MapPost("", Post);
        snapshots.MapGet("/{id}", Get);
        snapshots.MapDelete("/{id}", Delete);
    }

    private static Task<Results<Ok<Page<SnapshotMetadata>>, BadRequestProblem>> List(
        ListQuery<Snapshot> query, SnapshotStore store, ClaimsPrincipal user, CancellationToken cancellation) =>
        query.AnswerAsync(asked => store.ListAsync(user.Id(), asked, cancellation), SnapshotMetadata.Of);

    private static Task<Results<Ok<string>, ConflictProblem, InvalidProblem>> Post(
        JsonBody<CreateSnapshot> body,
        SnapshotStore store,
        PortalEvents events,
        Idempotency idempotency,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        var (asked, ownerId) = (body.Value, http.User.Id());
        return idempotency.CreateAsync(
            http,
            "snapshots",
            body.Digest,
            async id =>
            {
                var snapshot = Snapshot.Create(
                    id,
                    ownerId,
                    asked.Title!,
                    asked.Description,
                    asked.Content!.With(asked.Sparklines),
                    asked.SourceSessionId,
                    time.NowToMicrosecond());
                var added = await store.AddAsync(snapshot, asked.Content!.Text, asked.SourceSessionId, cancellation);
                if (added is WriteOutcome.Done || await IsOwnAsync(store, id, ownerId, cancellation))
                {
                    // The id as key: a repeated creation is still one first visit. It counts from now on, whether or not the client still
                    // waits.
                    await events.RaiseAsync(
                        new SnapshotOpened(snapshot.ToSummary(), ownerId, snapshot.Metadata.CreatedAt, id),
                        CancellationToken.None);
                }

                return added;
            },
            cancellation);
    }

    private static async Task<bool> IsOwnAsync(SnapshotStore store, string id, string ownerId, CancellationToken cancellation) =>
        (await store.FindAsync(id, ownerId, cancellation)).Snapshot?.OwnerId == ownerId;

    private static async Task<Results<ContentAnswer<SnapshotAnswer>, NotModified, Unopened, InvalidProblem, UnavailableProblem>> Get(
        string id,
        SnapshotStore store,
        PortalEvents events,
        [FromServices] ITrash? trash,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return (Unopened)ApiProblem.NotFound(Missing);
        }

        if (IsPrefetch(http.Request))
        {
            return ApiProblem.Busy("Snapshots cannot be prefetched, because each opening counts as a visit.", TimeSpan.FromSeconds(1));
        }

        if (Idempotency.ReadKey(http.Request, out var key) is { } problem)
        {
            return problem;
        }

        var visitorId = http.User.Id();
        var answer = new ContentAnswer<SnapshotAnswer>();
        var found = await store.ReadAsync(
            id,
            visitorId,
            snapshot => answer.BeginUnlessKnown(http.Request, ETags.OfHash(snapshot.Metadata.ContentHash), SnapshotMetadata.Of(snapshot)),
            cancellation);
        if (found.Availability is not Availability.Live)
        {
            answer.Dispose();
            return await ProblemAsync(id, found, trash, cancellation);
        }

        // Neither 304 nor HEAD shows the snapshot to anybody.
        if (answer.IsBegun && !HttpMethods.IsHead(http.Request.Method))
        {
            await events.RaiseAsync(new SnapshotOpened(found.Snapshot!.ToSummary(), visitorId, time.NowToMicrosecond(), key), cancellation);
        }

        return answer.IsBegun ? answer : answer.NotModified();
    }

    private static async Task<Results<NullAnswer, Unopened, ConflictProblem>> Delete(
        string id,
        SnapshotStore store,
        IDeletion<Snapshot> deletion,
        [FromServices] ITrash? trash,
        ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return (Unopened)ApiProblem.NotFound(Missing);
        }

        var found = await store.FindAsync(id, user.Id(), cancellation);
        if (found.Snapshot is not { } snapshot)
        {
            return await ProblemAsync(id, found, trash, cancellation);
        }

        if (snapshot.OwnerId != user.Id())
        {
            return (Unopened)ApiProblem.Forbidden("Only its owner can delete a snapshot. You can remove it from your own list.");
        }

        if (found.Link is { IsKept: true })
        {
            return ApiProblem.Conflict("This snapshot is marked to be kept. Nothing was deleted. Remove the mark first.");
        }

        if (await deletion.DeleteAsync(snapshot, user.Id(), cancellation))
        {
            return new NullAnswer();
        }

        var left = await store.FindAsync(id, user.Id(), cancellation);
        return left.Snapshot is null ? await ProblemAsync(id, left, trash, cancellation)
            : ApiProblem.Conflict("It was restored meanwhile. Nothing was deleted.");
    }

    private static async Task<Unopened> ProblemAsync(
        string id, FoundSnapshot found, ITrash? trash, CancellationToken cancellation) => found.Availability switch
        {
            Availability.Deleted => ApiProblem.Gone(
                $"{found.Tombstone!.DeletedBy} deleted this snapshot on {Instant(found.Tombstone.DeletedAt)}. "
                    + (
                        trash is not null
                        && await trash.FindAsync(found.Tombstone.OwnerId, SnapshotStore.Kind, id, cancellation) is { } restorable
                            ? $"Its owner can restore it until {Instant(restorable.Until)}."
                            : "It cannot come back.")),
            Availability.Expired => ApiProblem.Gone(
                $"The link to this snapshot expired on {Instant(found.Link!.ExpiresAt!.Value)}. Ask its owner to extend it."),
            Availability.Paused => ApiProblem.Forbidden("The owner of this snapshot has paused its link."),
            _ => ApiProblem.NotFound(Missing),
        };

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static bool IsPrefetch(HttpRequest request) =>
        Mentions(request.Headers["Sec-Purpose"]) || Mentions(request.Headers["Purpose"]);

    private static bool Mentions(string? purpose) => purpose?.Contains("prefetch", StringComparison.OrdinalIgnoreCase) is true;
}
