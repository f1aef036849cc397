using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Content;
using Portal.Shared.Api;
using Portal.Shared.Modules;
using Portal.Web.Api;

namespace Portal.Tests.Modules;

public sealed class ValidatorTests
{
    [Fact]
    public void An_endpoint_whose_body_has_no_validator_does_not_start()
    {
        var app = WebApplication.CreateBuilder().Build();

        var refusal = Record.Exception(() => app.MapPortalApi([new ModuleWithoutValidator()]));

        Assert.Contains(
            nameof(Unvalidated),
            (refusal as TargetInvocationException)?.InnerException?.Message ?? refusal?.Message ?? "",
            StringComparison.Ordinal);
    }

    private sealed record Unvalidated(string? Title);

    private sealed class ModuleWithoutValidator : IModule
    {
        public string Name => "Careless";

        public void AddServices(
            Microsoft.Extensions.DependencyInjection.IServiceCollection services,
            Microsoft.Extensions.Configuration.IConfiguration configuration)
        { }

        public void MapApi(IEndpointRouteBuilder api) =>
            api.MapPost("/careless", (JsonBody<Unvalidated> body) => Results.Ok(body.Value.Title));
    }
}
