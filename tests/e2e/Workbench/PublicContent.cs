using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Workbench;

/// <summary>What the public frontend reads: it refuses a whole session with a member that it does not know.</summary>
public static class PublicContent
{
    /// <summary>A line for each member that it would refuse, with the number of its content.</summary>
    public static async Task<string> RefusedAsync(IEnumerable<string> contents)
    {
        var start = new ProcessStartInfo("node", Path.Combine(Repository.Root, "tests", "public-content.mjs"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var check = Process.Start(start)!;
        var (refused, errors) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        foreach (var content in contents)
        {
            await check.StandardInput.WriteLineAsync(JsonNode.Parse(content)!.ToJsonString(JsonSerializerOptions.Default));
        }

        check.StandardInput.Close();
        await check.WaitForExitAsync();
        Assert.Equal((0, ""), (check.ExitCode, await errors));
        return await refused;
    }
}
