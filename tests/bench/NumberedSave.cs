using System.Buffers;
using System.Buffers.Text;

namespace Portal.Bench;

/// <summary>A save whose content holds a number, so that no two are equal: a request made once, and the digits changed in place.</summary>
internal sealed class NumberedSave
{
    private const string Mark = "{\"run\":\"";
    private const int Digits = 10;
    private readonly string content;
    private readonly byte[] request;
    private readonly int digitsAt;

    public NumberedSave(string content, Func<string, byte[]> request)
    {
        this.content = content;
        this.request = request(ContentOf(0));
        var mark = "{\\\"run\\\":\\\""u8;
        digitsAt = this.request.AsSpan().IndexOf(mark) + mark.Length;
    }

    public long Number { get; private set; }

    public string SentContent => ContentOf(Number);

    public Memory<byte> Request => request;

    public void Count()
    {
        Number++;
        Utf8Formatter.TryFormat(Number, request.AsSpan(digitsAt, Digits), out _, new StandardFormat('D', Digits));
    }

    private string ContentOf(long number) => $"{Mark}{number:D10}\",{content.AsSpan(1)}";
}
