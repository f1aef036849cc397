using System.Buffers;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web.Lists;

namespace Portal.Sessions;

/// <summary>The JSON face of sessions.</summary>
internal static class SessionApi
{
    private const string Missing = "This session does not exist, or it was deleted.";
    private const string VersionMissing = "This version is not kept.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapGet("", List).Produces<Page<SessionMetadata>>();
        sessions.MapPost("", Post).Produces<string>();
        sessions.MapGet("/{id}", Get).Produces<SessionAnswer>().Produces(304).ProducesApiProblem(404);
        sessions.MapGet("/metadata/{id}", GetMetadata).Produces<SessionMetadata>().Produces(304).ProducesApiProblem(404);
        sessions.MapPut("/{id}", Put).Produces<SessionAnswer>().ProducesApiProblem(404).ProducesApiProblem(412);
        sessions.MapDelete("/{id}", Delete).Produces(200).ProducesApiProblem(404).ProducesApiProblem(412);
        sessions.MapGet("/{id}/versions", ListVersions).Produces<Page<SessionVersionMetadata>>().ProducesApiProblem(404);
        sessions.MapGet("/{id}/versions/{version}", GetVersion).Produces<SessionVersionAnswer>().ProducesApiProblem(404);
    }

    private static Task<IResult> List(ListQuery<Session> query, SessionStore store, ClaimsPrincipal user, CancellationToken cancellation) =>
        query.AnswerAsync(asked => store.ListAsync(user.Id(), asked, cancellation), SessionMetadata.Of);

    private static Task<IResult> Post(
        JsonBody<CreateSession> body, SessionStore store, Idempotency idempotency, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        var (asked, ownerId) = (body.Value, http.User.Id());
        var savedFrom = SavedFrom.Of(http.Request.Headers.UserAgent);
        return idempotency.CreateAsync(
            http.Request,
            ownerId,
            "sessions",
            body.Digest,
            id => store.AddAsync(
                Session.Create(id, ownerId, asked.Title!, asked.Description, asked.Content!, savedFrom, time.NowToMicrosecond()),
                asked.Content!.Text,
                cancellation),
            cancellation);
    }

    private static async Task<IResult> Get(string id, SessionStore store, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        var answer = new ContentAnswer();
        var found = await store.ReadAsync(
            http.User.Id(),
            id,
            stored => answer.BeginUnlessKnown(http.Request, ETags.OfVersion(stored.Document.Metadata.Version), SessionMetadata.Of(stored.Document)),
            cancellation);
        if (found is not null)
        {
            return answer;
        }

        answer.Dispose();
        return ApiProblem.NotFound(Missing);
    }

    private static async Task<IResult> GetMetadata(string id, SessionStore store, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(http.User.Id(), id, cancellation) is not { } session)
        {
            return ApiProblem.NotFound(Missing);
        }

        var etag = ETags.OfVersion(session.Metadata.Version);
        if (ETags.IsKnown(http.Request, etag))
        {
            return ApiResults.NotModified(http.Response, etag);
        }

        http.Response.Headers.ETag = etag;
        return TypedResults.Ok(SessionMetadata.Of(session));
    }

    private static async Task<IResult> Put(
        string id, JsonBody<EditSession> body, SessionStore store, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        return await StaleRetry.RunAsync("A session", () => TryPutAsync(id, body.Value, store, time, http, cancellation));
    }

    private static async Task<Attempt<IResult>> TryPutAsync(
        string id, EditSession asked, SessionStore store, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        using var content = new PooledWriter();
        if (await store.ReadAsync(http.User.Id(), id, _ => content, cancellation) is not { } found)
        {
            return Attempt<IResult>.Done(ApiProblem.NotFound(Missing));
        }

        if (!IsExpected(http, found.Document))
        {
            return Attempt<IResult>.Done(Stale(found.Document));
        }

        var savedFrom = SavedFrom.Of(http.Request.Headers.UserAgent);
        var edited = found.Document.Edit(asked.Title, asked.Description, asked.Content, savedFrom, time.NowToMicrosecond());
        if (await store.ReplaceAsync(found, content.WrittenMemory, edited, asked.Content?.Text, cancellation) is not WriteOutcome.Done)
        {
            return Attempt<IResult>.Stale;
        }

        var answer = new ContentAnswer { ETag = ETags.OfVersion(edited.Metadata.Version) };
        answer.Begin(SessionMetadata.Of(edited)).Write((asked.Content?.Text.Literal ?? content.WrittenMemory).Span);
        return answer;
    }

    private static async Task<IResult> Delete(
        string id, SessionStore store, SessionDeletes deletes, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        var ownerId = http.User.Id();
        return await deletes.DeleteAsync(ownerId, id, session => IsExpected(http, session), cancellation) switch
        {
            WriteOutcome.Done => ApiResults.Null,
            WriteOutcome.Stale when await store.FindAsync(ownerId, id, cancellation) is { } current => Stale(current),
            _ => ApiProblem.NotFound(Missing),
        };
    }

    private static async Task<IResult> ListVersions(
        string id,
        ListQuery<SessionVersion> query,
        SessionStore store,
        VersionStore versions,
        ClaimsPrincipal user,
        CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(user.Id(), id, cancellation) is not { } session)
        {
            return ApiProblem.NotFound(Missing);
        }

        return await query.AnswerAsync(
            asked => versions.ListAsync(session, asked.PageSize, asked.Continuation, cancellation), SessionVersionMetadata.Of, of: id);
    }

    private static async Task<IResult> GetVersion(
        string id, string version, SessionStore store, VersionStore versions, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id)
            || !int.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || await store.FindAsync(user.Id(), id, cancellation) is not { } session
            || number > session.Metadata.Version)
        {
            return ApiProblem.NotFound(VersionMissing);
        }

        if (number == session.Metadata.Version)
        {
            return await GetCurrentVersion(id, number, store, user, cancellation);
        }

        if (await versions.FindAsync(user.Id(), id, number, cancellation) is not { } found)
        {
            return ApiProblem.NotFound(VersionMissing);
        }

        var answer = new ContentAnswer { ETag = ETags.OfVersion(number) };
        answer.Begin(SessionVersionMetadata.Of(found.Version)).Write(found.ContentLiteral);
        return answer;
    }

    /// <summary>The session as it is, said in the same form as its older versions.</summary>
    private static async Task<IResult> GetCurrentVersion(string id, int number, SessionStore store, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var answer = new ContentAnswer { ETag = ETags.OfVersion(number) };
        await store.ReadAsync(
            user.Id(),
            id,
            stored => stored.Document.Metadata.Version == number ? answer.Begin(SessionVersionMetadata.Of(stored.Document)) : null,
            cancellation);
        if (answer.IsBegun)
        {
            return answer;
        }

        answer.Dispose();
        return ApiProblem.NotFound("This version was replaced at this moment. Try again.");
    }

    private static bool IsExpected(HttpContext http, Session session) =>
        ETags.IsExpected(http.Request, ETags.OfVersion(session.Metadata.Version));

    private static ApiProblem Stale(Session current) => ApiProblem.PreconditionFailed(
        $"The session was changed meanwhile: it is now at version {current.Metadata.Version}. Nothing was overwritten.",
        SessionMetadata.Of(current),
        ETags.OfVersion(current.Metadata.Version));
}
