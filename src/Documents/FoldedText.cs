using System.Text;

namespace Portal.Documents;

/// <summary>The one way in which text is compared without regard to case and to composed or decomposed spelling.</summary>
public static class FoldedText
{
    /// <summary>
    /// Unicode NFC and then invariant lower case, as the wire contract asks (<c>ÆRØY</c> finds <c>ærøy</c>, also where a ring is a
    /// character of its own); absent text folds to none.
    /// </summary>
    public static string Of(string? text) => Compose(text ?? "").ToLowerInvariant();

    private static string Compose(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Another program stored half of a surrogate pair: it has no composed form.
            return text;
        }
    }
}
