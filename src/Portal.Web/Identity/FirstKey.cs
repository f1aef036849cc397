using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;
using Portal.Documents;

namespace Portal.Web.Identity;

/// <summary>
/// Makes sure that a key is in the store before the first request: under a lease, so that two instances that start
/// together on a new database do not each make a ring that the other does not know.
/// </summary>
internal sealed class FirstKey(Leases leases, IDataProtectionProvider protection, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (!await leases.TryRunAsync("data-protection", Patience, MakeKey, cancellationToken) && time.GetUtcNow() < deadline)
        {
            // Another instance is at it; its key will be there in a moment.
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task MakeKey()
    {
        protection.CreateProtector("first-key").Protect([1]);
        return Task.CompletedTask;
    }
}
