using System.Text;

namespace Portal.EndToEnd.Durability;

/// <summary>What was erased or purged is in no file of the running portal, as nobody would find it who got hold of the disk.</summary>
public sealed class ErasedMeansGoneTests : IAsyncLifetime
{
    /// <summary>So many that pages of the tables and their indexes were split and joined on the way.</summary>
    private const int Many = 120;

    private readonly TempFolder folder = new();
    private PortalProcess portal = null!;
    private PortalClient ann = null!;

    public async Task InitializeAsync()
    {
        portal = await PortalProcess.StartAsync(folder.File("portal.db"));
        ann = await PortalClient.SignInAsync(portal.Address, "ann");
    }

    public Task DisposeAsync()
    {
        ann.Dispose();
        portal.Dispose();
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Of_an_erased_user_no_title_and_no_content_stays()
    {
        using var bob = await PortalClient.SignInAsync(portal.Address, "bob");
        for (var made = 0; made < Many; made++)
        {
            var id = await ann.CreateSessionAsync(Title(made), content: Content(made));
            await bob.CreateSessionAsync($"between {made}");
            (await ann.PutAsync($"/sessions/{id}", new { title = Title(made) + " again", content = Content(made) + " " })).Is(200);
            await ann.CreateSnapshotAsync(Title(made), content: Content(made));
        }

        Assert.True(Holds("mark-of-title-7-"));
        Assert.True(Holds("mark-of-content-7-"));
        (await ann.DeleteAsync("/me")).Is(200);
        Assert.False(Holds("mark-of-"));
        Assert.Equal(10, (await bob.ListAsync("/sessions")).Count);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Of_what_is_deleted_for_good_no_content_stays()
    {
        var id = await ann.CreateSessionAsync(Title(1), content: Content(1));
        Assert.True(Holds("mark-of-content-1-"));
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        (await ann.DeleteAsync($"/trash/session/{id}")).Is(200);
        Assert.False(Holds("mark-of-"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Of_an_emptied_trash_no_content_stays()
    {
        foreach (var made in Enumerable.Range(0, 3))
        {
            (await ann.DeleteAsync($"/snapshots/{await ann.CreateSnapshotAsync(Title(made), content: Content(made))}")).Is(200);
        }

        Assert.True(Holds("mark-of-content-2-"));
        var form = await PageForm.OfAsync(ann, "/trash");
        await form.PostAsync("/trash?handler=Empty", ("confirmed", "true"));
        Assert.False(Holds("mark-of-content-"));
    }

    private static string Title(int made) => $"mark-of-title-{made}-";

    private static string Content(int made) => string.Concat(Enumerable.Repeat($"mark-of-content-{made}- ", 20 + (made * 37 % 400)));

    private bool Holds(string mark) => FilesOf(portal.Id).Any(file => Holds(file, Encoding.UTF8.GetBytes(mark)));

    /// <summary>The database and what lies beside it, and what the process holds open, files without a name among them.</summary>
    private IEnumerable<string> FilesOf(int process) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(folder.File("portal.db"))!),
        .. Directory.EnumerateFiles($"/proc/{process}/fd").Where(file => IsOnDisk(new FileInfo(file).LinkTarget)),
    ];

    /// <summary>Not a device, a socket, a library, or memory that the runtime shares with itself.</summary>
    private static bool IsOnDisk(string? file) =>
        Path.IsPathRooted(file)
        && !new[] { "/dev/", "/proc/", "/sys/", "/memfd:" }.Any(start => file.StartsWith(start, StringComparison.Ordinal))
        && !file.EndsWith(".dll", StringComparison.Ordinal);

    /// <summary>Reads in pieces that overlap, since a file may be larger than memory.</summary>
    private static bool Holds(string file, byte[] mark)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var piece = new byte[1 << 20];
        var kept = 0;
        while (stream.Read(piece, kept, piece.Length - kept) is > 0 and var read)
        {
            var filled = kept + read;
            if (piece.AsSpan(0, filled).IndexOf(mark) >= 0)
            {
                return true;
            }

            kept = Math.Min(mark.Length - 1, filled);
            piece.AsSpan(filled - kept, kept).CopyTo(piece);
        }

        return false;
    }
}
