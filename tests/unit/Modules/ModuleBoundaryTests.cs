using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        var visible = AssemblyOf(name).GetExportedTypes()
            .Where(type => !type.IsAssignableTo(typeof(ViewComponent)) && !type.IsAssignableTo(typeof(TagHelper)));

        Assert.Equal([ModuleOf(name).GetType()], visible);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_knows_Shared_and_no_other_part_of_the_portal(string name)
    {
        var known = AssemblyOf(name).GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(assembly => assembly.StartsWith("Portal.", StringComparison.Ordinal));

        Assert.Equal(["Portal.Shared"], known);
    }

    [Fact]
    public void Shared_knows_no_module() => Assert.DoesNotContain(
        typeof(IModule).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("Portal.", StringComparison.Ordinal));

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
