/// <reference types="vite/client" />
import { expect, test } from "vitest";

const sources = import.meta.glob<string>("../../../src/Workbench/shim/**/*.ts", { query: "?raw", import: "default", eager: true });

test("S79 only one file touches the history and the browser's leave prompt", () => {
  const touching = Object.entries(sources).filter(([, text]) =>
    /\.(pushState|replaceState)\(|history\.go\(|"popstate"|"beforeunload"/.test(text),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(30);
  expect(touching.map(([file]) => file.split("/").at(-1))).toEqual(["navigation.ts"]);
});

test("S68 no file has state of its own, or takes time and chance from elsewhere than its environment", () => {
  const others = Object.entries(sources).filter(([file]) => !/\/browser-(clock|environment)\.ts$/.test(file));
  const own = /^(export )?(let|var) |Math\.random|Date\.now|(?<![.\w])set(Timeout|Interval)\(|console\./m;
  expect(others.filter(([, text]) => own.test(text)).map(([file]) => file.split("/").at(-1))).toEqual([]);
});
