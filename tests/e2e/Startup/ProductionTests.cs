using Microsoft.AspNetCore.Hosting;

namespace Portal.EndToEnd.Startup;

/// <summary>What differs between environments for the framework must not differ for clients.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task In_production_the_api_answers_as_in_development()
    {
        await using var server = await PortalServer.StartAsync(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Authentication:Mode", "Development");
        });
        using var ann = await server.SignInAsync("ann");
        var id = await ann.CreateSnapshotAsync("one");
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        (await ann.GetAsync("/snapshot_access_logs/AAAAAAAAAAAA")).IsError(405, "MethodNotAllowedError");
        (await ann.DeleteAsync("/sessions")).IsError(405, "MethodNotAllowedError");
        (await ann.RawAsync(HttpMethod.Head, $"{ann.Prefix}/snapshots/{id}")).Is(200);
        (await ann.GetAsync("/nothing")).IsError(404, "NotFoundError");
        (await ann.RawAsync(HttpMethod.Get, "/")).Is(200);
    }
}
