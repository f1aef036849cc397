using System.Buffers;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;
using Portal.Shared.Identity;
using Portal.Shared.Web.Lists;
using Saved = Microsoft.AspNetCore.Http.HttpResults.Results<
    Portal.Content.ContentAnswer<Portal.Sessions.SessionAnswer>, Portal.Shared.Api.NotFoundProblem, Portal.Shared.Api.StaleProblem>;

namespace Portal.Sessions;

/// <summary>The JSON face of sessions.</summary>
internal static class SessionApi
{
    private const string Missing = "This session does not exist, or it was deleted.";
    private const string VersionMissing = "This version is not kept.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapGet("", List);
        sessions.MapPost("", Post);
        sessions.MapGet("/{id}", Get);
        sessions.MapGet("/metadata/{id}", GetMetadata);
        sessions.MapPut("/{id}", Put);
        sessions.MapDelete("/{id}", Delete);
        sessions.MapGet("/{id}/versions", ListVersions);
        sessions.MapGet("/{id}/versions/{version}", GetVersion);
    }

    private static Task<Results<Ok<Page<SessionMetadata>>, BadRequestProblem>> List(
        ListQuery<Session> query, SessionStore store, ClaimsPrincipal user, CancellationToken cancellation) =>
        query.AnswerAsync(asked => store.ListAsync(user.Id(), asked, cancellation), SessionMetadata.Of);

    private static Task<Results<Ok<string>, ConflictProblem, InvalidProblem>> Post(
        JsonBody<CreateSession> body,
        SessionStore store,
        Idempotency idempotency,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        var (asked, ownerId) = (body.Value, http.User.Id());
        var content = asked.Content!.With(asked.Sparklines);
        var savedFrom = SavedFrom.Of(http.Request.Headers.UserAgent);
        return idempotency.CreateAsync(
            http,
            "sessions",
            body.Digest,
            id => store.AddAsync(
                Session.Create(id, ownerId, asked.Title!, asked.Description, content, savedFrom, time.NowToMicrosecond()),
                content.Text,
                cancellation),
            cancellation);
    }

    private static async Task<Results<ContentAnswer<SessionAnswer>, NotModified, NotFoundProblem>> Get(
        string id, SessionStore store, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        var answer = new ContentAnswer<SessionAnswer>();
        var found = await store.ReadAsync(
            http.User.Id(),
            id,
            stored =>
                answer.BeginUnlessKnown(
                    http.Request,
                    ETags.OfVersion(stored.Document.Metadata.Version),
                    SessionMetadata.Of(stored.Document)),
            cancellation);
        if (found is not null)
        {
            return answer.IsBegun ? answer : answer.NotModified();
        }

        answer.Dispose();
        return ApiProblem.NotFound(Missing);
    }

    private static async Task<Results<Ok<SessionMetadata>, NotModified, NotFoundProblem>> GetMetadata(
        string id, SessionStore store, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id) || await store.FindAsync(http.User.Id(), id, cancellation) is not { } session)
        {
            return ApiProblem.NotFound(Missing);
        }

        var etag = ETags.OfVersion(session.Metadata.Version);
        if (ETags.IsKnown(http.Request, etag))
        {
            return new NotModified(etag);
        }

        http.Response.Headers.ETag = etag;
        return TypedResults.Ok(SessionMetadata.Of(session));
    }

    private static async Task<Results<ContentAnswer<SessionAnswer>, NotFoundProblem, StaleProblem>> Put(
        string id, JsonBody<EditSession> body, SessionStore store, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        return await StaleRetry.RunAsync("A session", () => TryPutAsync(id, body.Value, store, time, http, cancellation));
    }

    private static async Task<Attempt<Saved>> TryPutAsync(
        string id, EditSession asked, SessionStore store, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        using var content = new PooledWriter();
        if (await store.ReadAsync(http.User.Id(), id, _ => content, cancellation) is not { } found)
        {
            return Attempt<Saved>.Done(ApiProblem.NotFound(Missing));
        }

        if (!IsExpected(http, found.Document))
        {
            return Attempt<Saved>.Done(Stale(found.Document));
        }

        var savedFrom = SavedFrom.Of(http.Request.Headers.UserAgent);
        var pictured = asked.Content?.With(asked.Sparklines);
        var edited = found.Document.Edit(asked.Title, asked.Description, pictured, savedFrom, time.NowToMicrosecond());
        if (await store.ReplaceAsync(found, content.WrittenMemory, edited, asked.Content?.Text, cancellation) is not WriteOutcome.Done)
        {
            return Attempt<Saved>.Stale;
        }

        var answer = new ContentAnswer<SessionAnswer> { ETag = ETags.OfVersion(edited.Metadata.Version) };
        answer.Begin(SessionMetadata.Of(edited)).Write((asked.Content?.Text.Literal ?? content.WrittenMemory).Span);
        return Attempt<Saved>.Done(answer);
    }

    private static async Task<Results<NullAnswer, NotFoundProblem, StaleProblem>> Delete(
        string id, SessionStore store, IDeletion<Session> deletion, HttpContext http, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id))
        {
            return ApiProblem.NotFound(Missing);
        }

        var ownerId = http.User.Id();
        return await deletion.DeleteAsync(ownerId, id, ownerId, session => IsExpected(http, session), cancellation) switch
        {
            WriteOutcome.Done => new NullAnswer(),
            WriteOutcome.Stale when await store.FindAsync(ownerId, id, cancellation) is { } current => Stale(current),
            _ => ApiProblem.NotFound(Missing),
        };
    }

    private static async Task<Results<Results<Ok<Page<SessionVersionMetadata>>, BadRequestProblem>, NotFoundProblem>> ListVersions(
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

    private static async Task<Results<ContentAnswer<SessionVersionAnswer>, NotFoundProblem>> GetVersion(
        string id, string version, SessionStore store, VersionStore versions, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(id)
            || !int.TryParse(
                version,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number)
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

        var answer = new ContentAnswer<SessionVersionAnswer> { ETag = ETags.OfVersion(number) };
        answer.Begin(SessionVersionMetadata.Of(found.Version)).Write(found.ContentLiteral);
        return answer;
    }

    /// <summary>The session as it is, said in the same form as its older versions.</summary>
    private static async Task<Results<ContentAnswer<SessionVersionAnswer>, NotFoundProblem>> GetCurrentVersion(
        string id, int number, SessionStore store, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var answer = new ContentAnswer<SessionVersionAnswer> { ETag = ETags.OfVersion(number) };
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

    private static StaleProblem Stale(Session current) => ApiProblem.PreconditionFailed(
        $"The session was changed meanwhile: it is now at version {current.Metadata.Version}. Nothing was overwritten.",
        SessionMetadata.Of(current),
        ETags.OfVersion(current.Metadata.Version));
}
