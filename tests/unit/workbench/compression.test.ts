import { afterEach, expect, test, vi } from "vitest";
import { gunzip, gzip } from "../../../src/Workbench/shim/browser/compression";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("S52 packed text comes back as it was", async () => {
  const text = `\uFEFF${"Ærøy 😀 ".repeat(5_000)}`;
  const packed = await gzip(text);
  expect(packed.byteLength).toBeLessThan(2_000);
  expect(await gunzip(packed)).toBe(text);
});

test("S64 damaged bytes are refused", async () => {
  const packed = await gzip("text ".repeat(1_000));
  await expect(gunzip(packed.slice(0, 20))).rejects.toThrow();
});

test("S123 a browser that cannot compress keeps the text as it is, and reads it", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  const packed = await gzip("Ærøy 😀");
  vi.stubGlobal("DecompressionStream", undefined);
  expect(await gunzip(packed)).toBe("Ærøy 😀");
});
