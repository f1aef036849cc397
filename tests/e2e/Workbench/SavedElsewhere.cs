namespace Portal.EndToEnd.Workbench;

/// <summary>What another device does to a session: the API without a browser.</summary>
public static class SavedElsewhere
{
    /// <summary>Saves content over whatever is there.</summary>
    public static async Task SaveElsewhereAsync(this PortalClient client, string id, string content) =>
        (await client.PutAsync($"/sessions/{id}", new { content })).Is(200);

    /// <summary>The version that the server has.</summary>
    public static async Task<int> VersionAsync(this PortalClient client, string id) =>
        (await client.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("version").GetInt32();

    /// <summary>The texts of the notes that the server has, or had in that version.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(this PortalClient client, string id, int? version = null) =>
        NotesContent.TextsOf(
            (await client.GetAsync(version is null ? $"/sessions/{id}" : $"/sessions/{id}/versions/{version}")).Is(200).Content);
}
