namespace Portal.EndToEnd.Hosting;

/// <summary>A folder that goes when the test is over.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("webviz-portal-").FullName;

    public string File(string name) => Path.Combine(path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (IOException)
        {
            // A server that is still closing its file; the system empties its temporary folder some day.
        }
    }
}
