using System.Text;
using Microsoft.AspNetCore.Http;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// Address of a list as it is shown: path and the parameters that differ from the default. Everything that a reader chose is in it, so
/// that Back, a reload and a bookmark show the same.
/// </summary>
public sealed record ListAddress
{
    private readonly string path;
    private readonly IReadOnlyList<(string Name, string Value)> parameters;

    private ListAddress(string path, IReadOnlyList<(string, string)> parameters) => (this.path, this.parameters) = (path, parameters);

    /// <summary>The address of a list without any choice.</summary>
    /// <param name="request">Where the path base comes from.</param>
    /// <param name="path">The list's path below it: <c>/files</c>.</param>
    public static ListAddress Of(HttpRequest request, string path) => new(request.PathBase + path, []);

    /// <summary>The address with a parameter set; null and empty take it away.</summary>
    public ListAddress With(string name, string? value)
    {
        var others = parameters.Where(parameter => parameter.Name != name);
        return new(path, [.. string.IsNullOrEmpty(value) ? others : others.Append((name, value))]);
    }

    /// <summary>The address without some parameters.</summary>
    public ListAddress Without(params ReadOnlySpan<string> names)
    {
        var address = this;
        foreach (var name in names)
        {
            address = address.With(name, null);
        }

        return address;
    }

    /// <summary>Path and query, fit for a link and a header.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(path);
        foreach (var (name, value) in parameters)
        {
            text.Append(text.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
