using System.Text.RegularExpressions;
using Portal.Content;
using Portal.Shared.Web;

namespace Portal.EndToEnd.Matrix;

/// <summary>Somebody who asks, with the token that lets their forms reach a handler.</summary>
internal sealed partial class Asking(string role, PortalClient client, FormToken form)
{
    public string Role => role;

    public PortalClient Client => client;

    public static async Task<Asking> AsAsync(string role, PortalClient client) => new(role, client, await FormToken.OfAsync(client));

    /// <summary>Sends a request that a handler would take, as far as a body and a form go.</summary>
    public async Task<Answer> SendAsync(string method, string address, bool asPart)
    {
        var isApi = address.Contains("/persistence/", StringComparison.Ordinal);
        using HttpContent? body =
            method is not ("POST" or "PUT") ? null
            : isApi
                ? new ByteArrayContent("{\"title\":\"of the matrix\",\"description\":null,\"content\":\"{}\"}"u8.ToArray())
                {
                    Headers = { ContentType = new("application/json") },
                }
            : new FormUrlEncodedContent(FieldsOf(address));
        List<(string, string)> headers = [("Cookie", form.Cookie)];
        if (asPart)
        {
            headers.Add(("HX-Request", "true"));
        }

        return await client.RawAsync(new HttpMethod(method), address, body, [.. headers]);
    }

    private Dictionary<string, string> FieldsOf(string address)
    {
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.Token,
            [FormKey.Field] = "AAAAAAAAAAAA",
            ["title"] = "of the matrix",
            ["confirmed"] = "true",
            ["returnUrl"] = "/sessions",
            ["user"] = "ann",
            ["name"] = "bob",
        };
        foreach (Match named in NamedPattern().Matches(address))
        {
            fields[named.Groups[1].Value] = Uri.UnescapeDataString(named.Groups[2].Value);
        }

        return fields;
    }

    [GeneratedRegex("[?&](id|item)=([^&]*)")]
    private static partial Regex NamedPattern();
}
