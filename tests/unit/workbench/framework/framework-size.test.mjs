import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const framework = join(import.meta.dirname, "..", "..", "..", "..", "src", "Workbench", "framework");
const LARGEST_BYTES = 12 * 1024;

test("the framework with its validators is 12 kB compressed at most, beside the shim and jotai, which the page has", async () => {
  const contents = 'export * from "./index"; export { restoreParts } from "./live-parts";';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: framework, loader: "ts" },
    external: ["jotai", "*/shim"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    write: false,
  });
  const bytes = gzipSync(outputFiles[0].contents).length;
  expect(bytes).toBeLessThanOrEqual(LARGEST_BYTES);
  // Without the validators it would be less than this, and the test would measure nothing.
  expect(bytes).toBeGreaterThan(LARGEST_BYTES / 2);
});

test.runIf(process.env.npm_lifecycle_event === "test")("no test makes code from a string, as no page may", () => {
  expect(() => Reflect.construct(Function, ["return 1"])).toThrow("Code generation from strings disallowed");
});
