using Microsoft.AspNetCore.Http.Features;

namespace Portal.CosmosFake;

/// <summary>The fake as a process: every request goes to one handler, so that several programs can share its data.</summary>
internal static class Program
{
    private const long MaxRequestBytes = 20 * 1024 * 1024;

    private static readonly HashSet<int> BodilessStatuses = [StatusCodes.Status204NoContent, StatusCodes.Status304NotModified];

    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBytes);
        await using var app = builder.Build();
        using var invoker = new HttpMessageInvoker(new FakeCosmosHandler());
        app.Run(context => Forward(context, invoker));

        await app.StartAsync();
        Console.WriteLine($"Cosmos fake listening on {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync();
    }

    private static async Task Forward(HttpContext context, HttpMessageInvoker invoker)
    {
        using var request = await ReadAsync(context);
        using var response = await invoker.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers)
            context.Response.Headers[name] = values.ToArray();

        if (BodilessStatuses.Contains(context.Response.StatusCode))
            return;

        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = response.Content.Headers.ContentLength;
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>The target is taken raw: a decoded path would lose the difference between an id's <c>%25</c> and its <c>%</c>.</summary>
    private static async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri($"{context.Request.Scheme}://{context.Request.Host}{target}");
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri)
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return request;
    }
}
