using Microsoft.AspNetCore.Mvc;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>Razor Pages of the host and of every module.</summary>
internal static class PortalPages
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.AllowAnonymousToPage("/SignIn").AllowAnonymousToPage("/Error"))
            .AddMvcOptions(options => options.Filters.Add(new PageRequests()));
        services.Configure<CookieTempDataProviderOptions>(temporary =>
        {
            temporary.Cookie.Name = Toast.CookieName;
            temporary.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<DraftsOptions>()
            .BindConfiguration(DraftsOptions.Section)
            .Validate(drafts => drafts.SetAsideDays is >= 1 and <= 365, "Drafts:SetAsideDays must be a number from 1 to 365.")
            .ValidateOnStart();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "webviz-portal-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.HeaderName = "X-Portal-Form";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
