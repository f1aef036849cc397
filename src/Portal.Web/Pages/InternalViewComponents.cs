using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace Portal.Web.Pages;

/// <summary>Finds the view components of modules, too, which are internal: the framework by itself finds public ones only.</summary>
internal sealed class InternalViewComponents : IApplicationFeatureProvider<ViewComponentFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewComponentFeature feature)
    {
        foreach (var type in parts
                .OfType<IApplicationPartTypeProvider>()
                .SelectMany(part => part.Types)
                .Where(IsOne)
                .Except(feature.ViewComponents)
                .ToList())
        {
            feature.ViewComponents.Add(type);
        }
    }

    private static bool IsOne(TypeInfo type) =>
        type is { IsClass: true, IsAbstract: false, IsNotPublic: true } && type.IsAssignableTo(typeof(ViewComponent));
}
