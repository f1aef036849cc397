using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Portal.Documents;

/// <summary>Names under which the store's activities and metrics are published.</summary>
internal static class DocumentTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Portal.Documents";

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<double> Duration { get; } = new Meter(Name).CreateHistogram<double>(
        "portal.documents.duration", "ms", "Time that an operation on a document container took.");
}

/// <summary>A container whose operations are traced and measured; costs nothing while nobody listens.</summary>
internal sealed class TracedContainer<T>(IDocumentContainer<T> inner) : IDocumentContainer<T> where T : class, IDocument
{
    public DocumentDeclaration<T> Declaration => inner.Declaration;

    public Task<Stored<T>?> FindAsync(string partition, string id, CancellationToken cancellation) =>
        Trace("find", () => inner.FindAsync(partition, id, cancellation));

    public Task<Stored<T>?> FindWithContentAsync(
        string partition, string id, Func<Stored<T>, IBufferWriter<byte>?> contentTo, CancellationToken cancellation) =>
        Trace("find-with-content", () => inner.FindWithContentAsync(partition, id, contentTo, cancellation));

    public Task<Written> AddAsync(T document, ContentText? content, CancellationToken cancellation) =>
        Trace("add", () => inner.AddAsync(document, content, cancellation));

    public Task<Written> ReplaceAsync(T document, ContentText? content, string etag, CancellationToken cancellation) =>
        Trace("replace", () => inner.ReplaceAsync(document, content, etag, cancellation));

    public Task<WriteOutcome> DeleteAsync(string partition, string id, string? etag, CancellationToken cancellation) =>
        Trace("delete", () => inner.DeleteAsync(partition, id, etag, cancellation));

    public Task<Written> PatchAsync(string partition, string id, Patch<T> patch, CancellationToken cancellation) =>
        Trace("patch", () => inner.PatchAsync(partition, id, patch, cancellation));

    public Task<WriteOutcome> BatchAsync(string partition, IReadOnlyList<BatchWrite<T>> writes, CancellationToken cancellation) =>
        Trace("batch", () => inner.BatchAsync(partition, writes, cancellation));

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery<T> query, CancellationToken cancellation) =>
        Trace("query", () => inner.QueryAsync(query, cancellation));

    public Task<int> CountAsync(DocumentQuery<T> query, int most, CancellationToken cancellation) =>
        Trace("count", () => inner.CountAsync(query, most, cancellation));

    public Task<int> RefoldAsync(CancellationToken cancellation) => Trace("refold", () => inner.RefoldAsync(cancellation));

    private Task<TResult> Trace<TResult>(string operation, Func<Task<TResult>> work) =>
        DocumentTelemetry.Source.HasListeners() || DocumentTelemetry.Duration.Enabled ? Measure(operation, work) : work();

    private async Task<TResult> Measure<TResult>(string operation, Func<Task<TResult>> work)
    {
        using var activity = DocumentTelemetry.Source.StartActivity($"{operation} {Declaration.Container}", ActivityKind.Client);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await work();
            outcome = "done";
            return result;
        }
        catch (StoreException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Failure.ToString());
            throw;
        }
        finally
        {
            DocumentTelemetry.Duration.Record(
                Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                new TagList { { "container", Declaration.Container }, { "operation", operation }, { "outcome", outcome } });
        }
    }
}
