using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Portal.Web.Api;

/// <summary>HEAD answers as GET does, on every address.</summary>
internal static class HeadRequests
{
    private static readonly HttpMethodMetadata GetAndHead = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>
    /// Has whatever is mapped for GET below the group answer HEAD as well. The same handler runs and the web server sends no body; a
    /// handler whose body is costly looks at the method. Razor pages and static assets answer HEAD by themselves.
    /// </summary>
    public static RouteGroupBuilder AnswerHead(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(static endpoint =>
        {
            for (var at = 0; at < endpoint.Metadata.Count; at++)
            {
                if (endpoint.Metadata[at] is HttpMethodMetadata { HttpMethods: ["GET"] })
                {
                    endpoint.Metadata[at] = GetAndHead;
                }
            }
        });
        return group;
    }
}
