using Portal.Shared;
using Portal.Shared.Api;
using Portal.Shared.Documents;
using Portal.Shared.Text;
using Portal.Web;
using Portal.Web.Api;
using Portal.Web.Identity;
using Portal.Web.Jobs;
using Portal.Web.Pages;

UnicodeRules.FixCulture();
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = Limits.MaxBodyBytes;
});

builder.Services.AddShared(builder.Configuration);
foreach (var module in Modules.All)
{
    builder.Services.AddSingleton(module);
    module.AddServices(builder.Services, builder.Configuration);
}

builder.Services.TraceDocumentContainers();
builder.Services.AddPortalIdentity(builder.Configuration, builder.Environment);
builder.Services.AddPortalJobs();
builder.Services.AddPortalPages();
builder.Services.AddPortalOpenApi();
builder.Services.AddBehindProxy(builder.Configuration);

var app = builder.Build();
app.UseBehindProxy();
app.UseErrorPages();
app.UseSecurityHeaders();
app.UseRouting();
app.UseAuthentication();
app.UsePortalApiGuard();
app.UseAuthorization();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapSignIn();
app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
app.MapJobs();
app.MapRazorPages().WithStaticAssets();
app.MapPortalApi(Modules.All);
return app.RunOrRefuse();
