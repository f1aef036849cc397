using System.Reflection;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shared.Events;
using Portal.Shared.Jobs;

using Portal.Shared.Web.Lists;

namespace Portal.Shared.Modules;

/// <summary>Registers by convention what a module's own assembly holds.</summary>
public static class ModuleServices
{
    /// <summary>
    /// Registers every validator, list, job and listener of the assembly, and fails when a job of the module is not among them.
    /// </summary>
    public static IServiceCollection AddByConvention(this IServiceCollection services, IModule module)
    {
        var assembly = module.GetType().Assembly;
        services.Scan(scan =>
            scan.FromAssemblies(assembly)
                .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithSingletonLifetime()
                .AddClasses(classes => classes.AssignableTo(typeof(ListDefinition<>)), publicOnly: false)
                .As(type => [type.BaseType!])
                .WithSingletonLifetime()
                .AddClasses(classes => classes.AssignableTo(typeof(IListener<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithSingletonLifetime()
                .AddClasses(classes => classes.AssignableTo<IJob>(), publicOnly: false)
                .AsSelf()
                .WithSingletonLifetime());
        foreach (var job in module.Jobs)
        {
            Require(services, job.Job, assembly, $"the job {job.Name}");
        }

        return services;
    }

    private static void Require(IServiceCollection services, Type type, Assembly assembly, string what)
    {
        if (!services.Any(service => service.ServiceType == type))
        {
            throw new InvalidOperationException($"{what} of {assembly.GetName().Name} is no job class there: {type.Name} was not found.");
        }
    }
}
