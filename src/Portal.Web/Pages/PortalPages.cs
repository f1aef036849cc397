using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>Razor Pages of the host and of every module.</summary>
internal static class PortalPages
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.AllowAnonymousToPage("/SignIn").AllowAnonymousToPage("/Error"))
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalViewComponents()))
            .AddMvcOptions(options =>
            {
                options.Filters.Add(new PageRequests());
                // No form of ours has names with brackets, and a name whose bracket does not close would be an error of the server.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            });
        services.Configure<CookieTempDataProviderOptions>(temporary =>
        {
            temporary.Cookie.Name = Toast.CookieName;
            temporary.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<DraftsOptions>()
            .BindConfiguration(DraftsOptions.Section)
            .Validate(drafts => drafts.SetAsideDays is >= 1 and <= 365, "Drafts:SetAsideDays must be a number from 1 to 365.")
            .ValidateOnStart();
        services.AddOptions<WebvizOptions>()
            .BindConfiguration(WebvizOptions.Section)
            .Validate(webviz => WebvizOptions.IsUsable(webviz.SessionUrl), NotUsable("SessionUrl"))
            .Validate(webviz => WebvizOptions.IsUsable(webviz.SnapshotUrl), NotUsable("SnapshotUrl"))
            .ValidateOnStart();
        services.AddOptions<WorkbenchOptions>().BindConfiguration(WorkbenchOptions.Section);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "webviz-portal-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.HeaderName = "X-Portal-Form";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        return services;

        static string NotUsable(string name) => $"Webviz:{name} must be a complete http or https address with {{id}} in it.";
    }
}
