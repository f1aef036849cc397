using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Documents;
using Portal.Sessions;
using Portal.Trash;

namespace Portal.EndToEnd.Durability;

/// <summary>The minute's sweep may be faster than the request that it helps: who asked for a delete is told that it is done.</summary>
public sealed class SweptDeleteTests : FreshPortalTests
{
    private readonly FaultyContainer<Session> sessions = new(Session.Declaration);
    private readonly FaultyContainer<TrashedDocument> trash = new(TrashedDocument.Declaration);

    protected override void Configure(IWebHostBuilder builder)
    {
        sessions.Stand(builder);
        trash.Stand(builder);
    }

    [Theory]
    [Trait("Scenario", "S102")]
    [InlineData("reads")]
    [InlineData("copies")]
    [InlineData("deletes")]
    public async Task A_delete_that_the_sweep_finished_is_done_for_who_asked(string before)
    {
        var id = await Ann.CreateSessionAsync("swept");
        var gate = before switch
        {
            "reads" => sessions.HoldNext("FindWithContent", id),
            "copies" => trash.HoldNext("Add", $"session__{id}"),
            _ => sessions.HoldNext("Delete", id),
        };
        var asked = Ann.DeleteAsync($"/sessions/{id}");
        await gate.ReachedAsync();
        await Server.Services.GetRequiredService<IDeletion<Session>>().FinishAllAsync(CancellationToken.None);
        gate.Open();
        (await asked).Is(200);
        (await Ann.DeleteAsync($"/sessions/{id}")).IsError(404, "NotFoundError");
        Assert.Equal(id, Assert.Single(await Ann.ListAsync("/trash")).GetProperty("id").GetString());
        (await Ann.PostAsync($"/trash/session/{id}/restore", null)).Is(200);
        (await Ann.GetAsync($"/sessions/{id}")).Is(200);
    }

    [Theory]
    [InlineData("reads")]
    [InlineData("copies")]
    public async Task A_delete_that_another_one_overtook_finds_nothing(string before)
    {
        var id = await Ann.CreateSessionAsync("overtaken");
        var gate = before == "reads" ? sessions.HoldNext("FindWithContent", id) : trash.HoldNext("Add", $"session__{id}");
        var first = Ann.DeleteAsync($"/sessions/{id}");
        await gate.ReachedAsync();
        (await Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        gate.Open();
        (await first).IsError(404, "NotFoundError");
    }
}
