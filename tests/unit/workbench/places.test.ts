import { describe, expect, test } from "vitest";
import table from "../../data/addresses.json";
import { placeAt, plainAddress } from "../../../src/Workbench/shim/navigation/places";

const origin = "https://portal.test";

describe.each(["", "/portal"])("S122 below the path base %j", (base) => {
  test.each(table.cases)("$sent is $place", ({ sent, plain, place }) => {
    const url = new URL(origin + base + sent);
    const found = placeAt(url, base);
    expect(found?.kind ?? "other").toBe(place);
    if (found !== null && plain !== null) expect(plainAddress(url, found, base)).toBe(origin + base + plain);
  });
});

test("S122 the path base may have lost its case, too", () => {
  const url = new URL(`${origin}/PORTAL/SESSION/AbC-_9xyzQ12./#recover=abc`);
  const place = placeAt(url, "/portal")!;
  expect(plainAddress(url, place, "/portal")).toBe(`${origin}/portal/session/AbC-_9xyzQ12#recover=abc`);
});

test("S122 a draft's id loses its tail", () => {
  const url = new URL(`${origin}/workbench?draft=AbC-_9xyzQ12).&start=chart`);
  const place = placeAt(url, "")!;
  expect(place).toEqual({ kind: "draft", draftId: "AbC-_9xyzQ12" });
  expect(plainAddress(url, place, "")).toBe(`${origin}/workbench?draft=AbC-_9xyzQ12&start=chart`);
});
