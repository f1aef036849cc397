using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Two pictures of the same thing, compared by a browser.</summary>
public static class Pictures
{
    private const string Compare = """
        async (pictures) => {
          const read = async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
            canvas.drawImage(bitmap, 0, 0);
            return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
          };
          const [one, other] = await Promise.all(pictures.map(read));
          if (one.width !== other.width || one.height !== other.height) return 1;
          let different = 0;
          for (let at = 0; at < one.data.length; at += 4)
            if ([0, 1, 2].some((part) => Math.abs(one.data[at + part] - other.data[at + part]) > 24)) different++;
          return different / (one.width * one.height);
        }
        """;

    /// <summary>The part of the pixels that clearly differ, 0 to 1; 1 where the sizes are not the same.</summary>
    public static Task<double> DifferenceAsync(IPage page, byte[] one, byte[] other) =>
        page.EvaluateAsync<double>(Compare, new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) });
}
