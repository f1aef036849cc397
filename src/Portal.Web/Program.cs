using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Content;
using Portal.Documents;
using Portal.Shared;
using Portal.Shared.Api;
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
    // The address of a question names as much as a list shows.
    kestrel.Limits.MaxRequestLineSize = 16 * 1024;
    // A body that comes more slowly ends with 408: its client would keep a place from others.
    kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 64 * 1024, gracePeriod: TimeSpan.FromSeconds(5));
});

builder.Services.AddShared(builder.Configuration);
builder.Services.AddContent();
builder.Services.AddStoredKeys();
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
builder.Services.AddHealth();
builder.Services.QuietenOwnCookies();
builder.Services.AddBehindProxy(builder.Configuration);
builder.Services.AddFrontDoor(builder.Configuration);
builder.Logging.AddLogLines();

var app = builder.Build();
app.UseBehindProxy();
app.UseErrorPages();
app.UseSecurityHeaders();
app.UseFrontDoor();
app.UseRouting();
app.UsePlainAddresses();
app.UseAuthentication();
app.UseOwnCookies();
app.UseAdmittedBodies();
app.UsePortalApiGuard();
app.UseAuthorization();

app.MapStaticAssets().AllowAnonymous();
app.MapJobs();
app.MapRazorPages().WithStaticAssets();
var routes = app.MapGroup("").AnswerHead();
routes.MapHealth();
routes.MapSignIn();
routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
routes.MapPortalApi(Modules.All);
app.WarnOfDevelopmentSignIn();
return app.RunOrRefuse();
