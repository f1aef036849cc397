using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Content;
using Portal.Shared.Api;
using Portal.Web.Api;

namespace Portal.Tests.Web;

/// <summary>A body that comes fast enough for the web server all the time, and does not end.</summary>
public sealed class AdmittedBodyTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly LargeBodies places = new(Options.Create(new LargeBodiesOptions()));
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly byte[] buffer = new byte[LargeBodies.FromBytes + 1];
    private readonly AdmittedBody body;

    public AdmittedBodyTests() => body = new AdmittedBody(pipe.Reader.AsStream(), new DefaultHttpContext(), places, time);

    public void Dispose()
    {
        body.Dispose();
        places.Dispose();
    }

    [Fact]
    public async Task A_large_body_ends_with_408_a_minute_after_it_began()
    {
        time.Advance(TimeSpan.FromSeconds(20));
        await SendAsync(buffer.Length);
        var next = ReadAsync();
        time.Advance(TimeSpan.FromSeconds(39));
        await SendAsync(10);
        Assert.Equal(10, await next);

        var last = ReadAsync();
        Assert.False(last.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var end = await Assert.ThrowsAsync<BadHttpRequestException>(() => last.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(StatusCodes.Status408RequestTimeout, end.StatusCode);
    }

    [Fact]
    public async Task A_small_body_has_no_minute()
    {
        await pipe.Writer.WriteAsync(new byte[LargeBodies.FromBytes]);
        await body.ReadExactlyAsync(buffer.AsMemory(0, LargeBodies.FromBytes));
        var next = ReadAsync();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(next.IsCompleted);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(0, await next);
    }

    private async Task SendAsync(int length)
    {
        await pipe.Writer.WriteAsync(new byte[length]);
        if (length == buffer.Length)
        {
            await body.ReadExactlyAsync(buffer);
        }
    }

    private Task<int> ReadAsync() => body.ReadAsync(buffer).AsTask();
}
