using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Content;
using Portal.Shared.Modules;

namespace Portal.Tests.Shape;

/// <summary>An element of ours that a page does not import is sent to the browser as it is, and no compiler says so.</summary>
public sealed partial class TagHelperTests
{
    private static readonly ILookup<string, string> Assemblies = new[] { typeof(IModule).Assembly, typeof(WorkbenchContent).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .SelectMany(type => type.GetCustomAttributes<HtmlTargetElementAttribute>()
            .Select(target => (target.Tag, Assembly: type.Assembly.GetName().Name!)))
        .ToLookup(target => target.Tag, target => target.Assembly);

    public static TheoryData<string> Folders { get; } =
    [
        .. Repository.Sources("src").Where(file => Path.GetFileName(file) == "_ViewImports.cshtml")
            .Select(file => Path.GetDirectoryName(file)!),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Pages_import_the_elements_that_they_use(string folder)
    {
        var imports = File.ReadAllText(Path.Combine(folder, "_ViewImports.cshtml"));
        var used = Repository.Sources(folder).Where(file => Path.GetExtension(file) == ".cshtml")
            .SelectMany(file => Element().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct();
        var missing = used.SelectMany(tag => Assemblies[tag])
            .Where(assembly => !imports.Contains($"@addTagHelper *, {assembly}", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [GeneratedRegex("<([a-z][a-z-]*)")]
    private static partial Regex Element();
}
