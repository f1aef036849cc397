using System.Net.Sockets;
using Microsoft.Playwright;
using Portal.Bench;

if (args is ["bare", var port, var answerFile])
{
    await BareServer.RunAsync(port, answerFile);
    return 0;
}

// One thread polls every connection and runs what follows an answer itself: the generator shares its cores with the server.
Environment.SetEnvironmentVariable(ServerProcess.InlineCompletions, "1");
Environment.SetEnvironmentVariable(ServerProcess.PollingThreads, "1");

try
{
    var options = Options.Parse(args);
    await using var server = await ServerProcess.PortalAsync(options);
    var ann = await Caller.SignInAsync(server.Url, "ann");
    var bob = await Caller.SignInAsync(server.Url, "bob");
    var report = new Report(options, server);

    if (options.Memory)
    {
        await report.MemoryAsync(await MemoryRun.RunAsync(ann, server));
        return 0;
    }

    if (options.Trace)
    {
        await report.TraceAsync(await TraceRun.RunAsync(ann, server));
        return 0;
    }

    if (options.Pictures)
    {
        await report.PicturesAsync(await PictureRun.RunAsync(server));
        return 0;
    }

    var seeded = await Seeding.RunAsync(ann, options);
    await using var bare = await ServerProcess.BareAsync(await seeded.AnswerAsync(ann), options);

    foreach (var operation in Operations.All(seeded, ann, bob, Caller.Anonymous(bare.Url)).Where(operation => options.Runs(operation.Name)))
        foreach (var connections in options.Connections)
        {
            await operation.PrepareAsync(connections);
            report.Add(await LoadLoop.RunAsync(operation, connections, options, operation is BareRead ? bare : server));
            await operation.VerifyAsync();
        }

    await report.WriteAsync();
    return 0;
}
catch (Exception failure)
    when (failure is BenchFailure or HttpRequestException or SocketException or PlaywrightException or TimeoutException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
