using System.Collections.Concurrent;
using Portal.CosmosFake.Sql;

namespace Portal.CosmosFake;

/// <summary>
/// An Azure Cosmos DB account in memory, to be put behind the real SDK's <c>CosmosClientOptions.HttpClientFactory</c> in gateway mode with
/// <c>LimitToEndpoint</c>. Safe for any number of clients at once. The clock drives time to live and <c>_ts</c>.
/// </summary>
public sealed class FakeCosmosHandler : HttpMessageHandler
{
    private const int RememberedQueries = 1000;

    private readonly ConcurrentQueue<string> queries = new();
    private readonly Router router;
    private int requests;
    private long responseBytes;

    public FakeCosmosHandler(TimeProvider? clock = null) => router = new Router(new FakeAccount(clock ?? TimeProvider.System), Remember);

    /// <summary>Asked before every request; null lets it pass. May be set and cleared at any time.</summary>
    public Func<HttpRequestMessage, InjectedFault?>? Fault { get; set; }

    /// <summary>How many requests arrived, faults included.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The bytes of all answers' bodies.</summary>
    public long ResponseBytes => Interlocked.Read(ref responseBytes);

    /// <summary>The SQL texts that were run, oldest first, as the SDK sent them; the last thousand.</summary>
    public IReadOnlyList<string> Queries => [.. queries];

    /// <summary>Sets the counters to zero and forgets the queries; the data stays.</summary>
    public void ForgetTraffic()
    {
        Volatile.Write(ref requests, 0);
        Interlocked.Exchange(ref responseBytes, 0);
        queries.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        var fault = Fault?.Invoke(request);
        if (fault is { Status: { } status })
            return Injected(status, fault).ToHttp(request);
        if (fault is { AnswerIsLost: false })
            throw new HttpRequestException("Injected: the connection broke before the request arrived.");

        var answer = Carry(await CosmosRequest.ReadAsync(request, cancellationToken));
        if (fault is { AnswerIsLost: true })
            throw new HttpRequestException("Injected: the connection broke before the answer arrived.");

        Interlocked.Add(ref responseBytes, answer.Body.Length);
        return answer.ToHttp(request);
    }

    private Answer Carry(CosmosRequest request)
    {
        try
        {
            return router.Route(request);
        }
        catch (CosmosError e)
        {
            return Answer.Error(e.Status, e.Message, e.SubStatus);
        }
        catch (SqlError e)
        {
            return Answer.Error(400, e.Message);
        }
    }

    private static Answer Injected(int status, InjectedFault fault)
    {
        var answer = Answer.Error(status, "Injected by the test.", fault.SubStatus);
        return fault.RetryAfterMs is { } wait ? answer.With("x-ms-retry-after-ms", $"{wait}") : answer;
    }

    private void Remember(string sql)
    {
        queries.Enqueue(sql);
        while (queries.Count > RememberedQueries)
            queries.TryDequeue(out _);
    }
}
