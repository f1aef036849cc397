using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.CosmosFake;

/// <summary>An HTTP answer in the making: JSON bytes and the headers that the SDK looks at.</summary>
internal sealed class Answer
{
    private readonly Dictionary<string, string> headers = [];

    private Answer(int status, ReadOnlyMemory<byte> body)
    {
        Status = status;
        Body = body;
        With("x-ms-request-charge", "1").With("x-ms-activity-id", Guid.NewGuid().ToString()).With("x-ms-version", "2020-07-15");
    }

    public int Status { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public static Answer Json(int status, ReadOnlyMemory<byte> body) => new(status, body);

    public static Answer Json(int status, JsonNode body) => new(status, JsonSerializer.SerializeToUtf8Bytes(body));

    public static Answer Empty(int status) => new(status, default);

    public static Answer Error(int status, string message, int subStatus = 0)
    {
        var body = new JsonObject { ["code"] = ((HttpStatusCode)status).ToString(), ["message"] = message };
        var answer = Json(status, body);
        return subStatus == 0 ? answer : answer.With("x-ms-substatus", subStatus.ToString(CultureInfo.InvariantCulture));
    }

    public Answer With(string header, string value)
    {
        headers[header] = value;
        return this;
    }

    public Answer Charging(double requestUnits) =>
        With("x-ms-request-charge", requestUnits.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>The session token of the one partition range, which is what session consistency compares.</summary>
    public Answer AtLsn(long lsn) => With("x-ms-session-token", $"0:-1#{lsn}").With("lsn", lsn.ToString(CultureInfo.InvariantCulture));

    public HttpResponseMessage ToHttp(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status)
        {
            Content = new ReadOnlyMemoryContent(Body),
            RequestMessage = request,
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        response.Content.Headers.ContentLength = Body.Length;
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);

        return response;
    }
}
