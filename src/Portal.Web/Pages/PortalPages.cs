using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Shared.Web;

namespace Portal.Web.Pages;

/// <summary>Razor Pages of the host and of every module.</summary>
internal static class PortalPages
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AllowAnonymousToPage("/SignIn").AllowAnonymousToPage("/Error");
            // Private pages are kept by no cache: what Back shows was asked for anew.
            pages.Conventions.ConfigureFilter(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
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
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "webviz-portal-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.HeaderName = "X-Portal-Form";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Pages for what went wrong. The API answers for itself.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}
