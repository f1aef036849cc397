using System.Reflection;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Shared.Jobs;
using Portal.Shared.Modules;
using PortalModules = Portal.Web.Modules;

namespace Portal.Tests.Modules;

public sealed class ModuleBoundaryTests
{
    public static TheoryData<string> Names { get; } = [.. PortalModules.All.Select(module => module.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_shows_its_module_class_and_nothing_else(string name)
    {
        var visible = AssemblyOf(name).GetExportedTypes().Where(type => !type.IsAssignableTo(typeof(TagHelper)));

        Assert.Equal([ModuleOf(name).GetType()], visible);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_knows_libraries_and_contracts_and_no_other_part_of_the_portal(string name)
    {
        var known = AssemblyOf(name).GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(assembly => assembly.StartsWith("Portal.", StringComparison.Ordinal));

        Assert.All(known, assembly => Assert.True(IsForModules(assembly), $"{name} knows {assembly}."));
    }

    /// <summary>What a module says to others lies in its contract; a contract knows libraries only.</summary>
    [Fact]
    public void A_contract_knows_no_module_and_no_other_contract() => Assert.All(
        PortalModules.All.SelectMany(module => ReferencesOf(module.GetType().Assembly)).Where(IsContract).Distinct(),
        contract => Assert.DoesNotContain(
            ReferencesOf(Assembly.Load(contract)),
            known => known.StartsWith("Portal.", StringComparison.Ordinal) && (IsContract(known) || !IsForModules(known))));

    [Fact]
    public void Shared_knows_Documents_and_no_module() => Assert.Equal(
        ["Portal.Documents"], ReferencesOf(typeof(IModule).Assembly).Where(name => name.StartsWith("Portal.", StringComparison.Ordinal)));

    [Fact]
    public void Documents_knows_neither_the_portal_nor_ASP_NET() => Assert.DoesNotContain(
        ReferencesOf(typeof(IDocument).Assembly),
        name => name.StartsWith("Portal.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    /// <summary>The SDKs of stores are the library's own.</summary>
    [Fact]
    public void No_other_assembly_knows_an_SDK_of_a_store() =>
        Assert.All(
            PortalModules
                .All.Select(module => module.GetType().Assembly)
                .Append(typeof(IModule).Assembly)
                .Append(typeof(PortalModules).Assembly),
            assembly =>
                Assert.DoesNotContain(
                    ReferencesOf(assembly),
                    name =>
                        name.StartsWith("Microsoft.Azure.Cosmos", StringComparison.Ordinal)
                        || name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)));

    /// <summary>A contribution to a page that is not there would be shown nowhere.</summary>
    [Fact]
    public void Contributions_are_to_pages_that_read_them()
    {
        string[] pages =
        [
            Portal.Web.Pages.IndexModel.Name,
            Portal.Web.Pages.HelpModel.Name,
            Portal.Web.Pages.Admin.IndexModel.Name,
            Portal.Sessions.Pages.Sessions.DetailsModel.Name,
            Portal.Snapshots.Pages.Snapshots.IndexModel.Name,
            Portal.Snapshots.Pages.Snapshots.DetailsModel.Name,
        ];
        var contributions = PortalModules.All.SelectMany(module => module.Contributions).ToList();

        Assert.NotEmpty(contributions);
        Assert.All(contributions, part => Assert.Contains(part.Page, pages));
    }

    [Fact]
    public void Jobs_have_names_of_their_own_that_begin_with_their_module()
    {
        var jobs = PortalModules.All.SelectMany(module => module.Jobs.Select(job => (Module: module.Name, job.Name))).ToList();

        Assert.Equal(jobs.Count, jobs.Select(job => job.Name).Distinct().Count());
        Assert.All(jobs, job => Assert.StartsWith(Kebab(job.Module), job.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_is_no_class_of_its_module_is_missed_at_start_up()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddByConvention(new ModuleWithForeignJob()));

        Assert.Contains("foreign", refusal.Message, StringComparison.Ordinal);
    }

    private static bool IsContract(string assembly) => assembly.StartsWith("Portal.Contracts.", StringComparison.Ordinal);

    private static bool IsForModules(string assembly) =>
        assembly is "Portal.Shared" or "Portal.Documents" or "Portal.Content" || IsContract(assembly);

    private static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IModule ModuleOf(string name) => PortalModules.All.Single(module => module.Name == name);

    private static Assembly AssemblyOf(string name) => ModuleOf(name).GetType().Assembly;

    private static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private sealed class ModuleWithForeignJob : IModule
    {
        public string Name => "Foreign";

        public IEnumerable<RecurringJob> Jobs => [new("foreign", typeof(IJob), "* * * * *")];

        public void AddServices(IServiceCollection services, IConfiguration configuration)
        {
        }

        public void MapApi(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder api)
        {
        }
    }
}
