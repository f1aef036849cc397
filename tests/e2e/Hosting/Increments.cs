using System.Globalization;

namespace Portal.EndToEnd.Hosting;

/// <summary>Adds one to a session's content, only ever to the version that was read.</summary>
public static class Increments
{
    public static async Task AddAsync(PortalClient client, string id, int rounds)
    {
        for (var done = 0; done < rounds;)
        {
            var current = (await client.GetAsync($"/sessions/{id}")).Is(200);
            var next = (int.Parse(current.Content, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            var answer = await client.PutAsync($"/sessions/{id}", new { content = next }, ("If-Match", current.ETag!));
            if (answer.Status == 200)
            {
                done++;
            }
            else
            {
                answer.IsError(412, "PreconditionFailedError");
            }
        }
    }
}
