using Htmx;
using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web;

/// <summary>One handler, two sizes of answer: what htmx asks for, and what it is told beside the answer.</summary>
public static class PartialRequests
{
    /// <summary>Name of the event that says that sessions were added, changed or deleted.</summary>
    public const string SessionsChanged = "sessions-changed";

    /// <summary>Name of the event that says that snapshots, or the visits to them, changed.</summary>
    public const string SnapshotsChanged = "snapshots-changed";

    /// <summary>Whether htmx wants a part of the page. A page restored from history is a whole one.</summary>
    public static bool IsPartial(this HttpRequest request) => request.IsHtmx() && !request.Headers.ContainsKey("HX-History-Restore-Request");

    /// <summary>The absolute address of a path of this portal, as it is copied and sent to others.</summary>
    public static string AbsoluteLink(this HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{request.PathBase}{path}";

    /// <summary>Tells every part of the page that shows such data to refresh itself.</summary>
    public static void Tell(this HttpResponse response, params IEnumerable<string> events) =>
        response.Headers["HX-Trigger"] = $"{{{string.Join(',', events.Select(name => $"\"{name}\":{{\"target\":\"body\"}}"))}}}";

    /// <summary>Has the browser show the address of what it was given; typing in a filter is a step that Back undoes.</summary>
    public static void PushAddress(this HttpResponse response, string address) => response.Headers["HX-Push-Url"] = address;

    /// <summary>As <see cref="PushAddress"/>, in place of the address that is shown.</summary>
    public static void ReplaceAddress(this HttpResponse response, string address) => response.Headers["HX-Replace-Url"] = address;
}
