using System.Text;

namespace Portal.Bench;

internal sealed class CreateSession(Caller caller, Seeding seeded) : Operation("create", caller)
{
    private NumberedSave[] saves = [];
    private List<string>[] created = [];

    public override Task PrepareAsync(int connections)
    {
        saves = [.. Enumerable.Range(0, connections).Select(worker =>
            new NumberedSave(seeded.Content, content => Caller.Post("/sessions", new SessionBody($"Created by {worker}", null, content))))];
        created = [.. saves.Select(_ => new List<string>(capacity: 4096))];
        return Task.CompletedTask;
    }

    public override ReadOnlyMemory<byte> Request(int worker, int step)
    {
        saves[worker].Count();
        return saves[worker].Request;
    }

    public override void Seen(int worker, int step, RawConnection answer) =>
        created[worker].Add(Encoding.ASCII.GetString(answer.Body[1..^1]));

    public override async Task VerifyAsync()
    {
        string[] ids = [.. created.SelectMany(ids => ids)];
        Expect.That(ids.Distinct().Count() == ids.Length, "create: an id was given twice.");
        await LoadLoop.EachAsync(
            Server,
            ids.Length,
            i => Caller.Get($"/sessions/metadata/{ids[i]}"),
            (_, _) => { },
            "create: an acknowledged session");
        for (var worker = 0; worker < saves.Length; worker++)
            await Caller.AskAsync(
                $"/sessions/{created[worker][^1]}",
                answer =>
                {
                    Expect.That(
                        Wire.Read<SessionAnswer>(answer).Content == saves[worker].SentContent,
                        answer,
                        "create: another content than the one sent");
                    return true;
                });
    }
}

/// <summary>Every connection edits four sessions of its own in turn, each time under the ETag that the last answer gave.</summary>
internal sealed class UpdateSession(Caller caller, Seeding seeded) : Operation("update", caller)
{
    private const string IfMatch = "If-Match: ";
    private const int ETagWidth = 40;
    private Edited[][] owned = [];

    public override async Task PrepareAsync(int connections)
    {
        var each = Math.Min(4, seeded.Sessions.Count / connections);
        Expect.That(each > 0, "update: fewer sessions than connections.");
        owned = [.. Enumerable.Range(0, connections).Select(worker =>
            Enumerable.Range(worker * each, each).Select(i => new Edited(Caller, seeded, i)).ToArray())];
        await OverAllAsync((session, answer) => session.Start(answer));
    }

    public override ReadOnlyMemory<byte> Request(int worker, int step)
    {
        var session = owned[worker][step % owned[worker].Length];
        session.Save.Count();
        return session.Save.Request;
    }

    public override void Seen(int worker, int step, RawConnection answer) => owned[worker][step % owned[worker].Length].Saved(answer);

    public override Task VerifyAsync() => OverAllAsync((session, answer) => session.Verify(answer));

    private Task OverAllAsync(Action<Edited, RawConnection> seen)
    {
        Edited[] all = [.. owned.SelectMany(sessions => sessions)];
        return LoadLoop.EachAsync(
            Server,
            all.Length,
            i => Caller.Get($"/sessions/metadata/{all[i].Id}"),
            (i, answer) => seen(all[i], answer),
            Name);
    }

    private sealed class Edited
    {
        private readonly int etagAt;
        private long version;

        public Edited(Caller caller, Seeding seeded, int i)
        {
            Id = seeded.Sessions[i];
            Save = new NumberedSave(seeded.Content, content =>
                caller.Put($"/sessions/{Id}", new SessionBody(Seeding.Title(i), null, content), IfMatch + new string(' ', ETagWidth)));
            etagAt = Save.Request.Span.IndexOf(Encoding.ASCII.GetBytes(IfMatch)) + IfMatch.Length;
        }

        public string Id { get; }

        public NumberedSave Save { get; }

        public void Start(RawConnection answer)
        {
            version = Wire.Read<Metadata>(answer).Version;
            Remember(answer);
        }

        /// <summary>Blanks after a header's value do not belong to it: the field keeps its width.</summary>
        public void Saved(RawConnection answer)
        {
            version++;
            Remember(answer);
        }

        public void Verify(RawConnection answer)
        {
            var stored = Wire.Read<Metadata>(answer);
            Expect.That(stored.Version == version, answer, $"update: version {version} was acknowledged last");
            Expect.That(
                Save.Number == 0 || stored.ContentHash == Wire.Hash(Save.SentContent),
                answer,
                "update: another content than the last acknowledged");
        }

        private void Remember(RawConnection answer)
        {
            Expect.That(answer.ETag.Length is > 0 and <= ETagWidth, answer, "update: no usable ETag");
            var field = Save.Request.Span.Slice(etagAt, ETagWidth);
            field.Fill((byte)' ');
            answer.ETag.CopyTo(field);
        }
    }
}
