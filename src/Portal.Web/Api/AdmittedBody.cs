using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.Shared.Api;
using Portal.Shared.Identity;

namespace Portal.Web.Api;

/// <summary>
/// A request's body: JSON, a form, a file. What was really read counts: beyond 256 kB it takes a place among the large bodies,
/// and has a minute to be there. The web server itself ends bodies of less than 64 kB a second (<c>Program.cs</c>).
/// </summary>
internal sealed class AdmittedBody(Stream inner, HttpContext context, LargeBodies places, TimeProvider time) : Stream
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly long started = time.GetTimestamp();
    private CancellationTokenSource? deadline;
    private long length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = deadline is null
            ? await inner.ReadAsync(buffer, cancellationToken)
            : await ReadInTimeAsync(deadline, buffer, cancellationToken);
        length += read;
        if (length > LargeBodies.FromBytes && deadline is null)
        {
            await AdmitAsync();
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The place is given back when the answer is out, until then the content is in memory; or when the client is gone.</summary>
    private async Task AdmitAsync()
    {
        // Waiting for a place is not the client's fault.
        var left = Longest - time.GetElapsedTime(started);
        context.Response.RegisterForDispose(await places.AdmitAsync(OwnerOf(context), context.RequestAborted));
        deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        context.Response.RegisterForDispose(deadline);
    }

    private async ValueTask<int> ReadInTimeAsync(CancellationTokenSource end, Memory<byte> buffer, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellation);
        try
        {
            return await inner.ReadAsync(buffer, both.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The request was too slow.", StatusCodes.Status408RequestTimeout);
        }
    }

    // Requests without a sign-in share the places of their address.
    private static string OwnerOf(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } ? context.User.Id() : $"nobody at {context.Connection.RemoteIpAddress}";
}

/// <summary>Has every body read through <see cref="AdmittedBody"/>.</summary>
internal static class AdmittedBodies
{
    /// <summary>Goes after authentication: places are counted by person.</summary>
    public static IApplicationBuilder UseAdmittedBodies(this IApplicationBuilder app)
    {
        var places = app.ApplicationServices.GetRequiredService<LargeBodies>();
        return app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            {
                context.Request.Body = new AdmittedBody(context.Request.Body, context, places, TimeProvider.System);
            }

            return next(context);
        });
    }
}
