import { createStore } from "jotai/vanilla";
import { describe, expect, test, vi } from "vitest";
import { ModulePart } from "../../../../src/Workbench/framework/module-part";
import { partFormat } from "../../../../src/Workbench/framework/state/stored-part";
import { Random } from "../fakes/random";
import { chartParts } from "./chart-parts";
import { mapParts } from "./map-parts";

const RUNS = 300;

/** Any JSON value there is, objects with the keys given among them. */
function json(random: Random, keys: readonly string[], depth = 0): unknown {
  const plain = [() => null, () => true, () => random.text(), () => Math.floor(random.next() * 300) - 20, () => random.next(), () => "box"];
  if (depth > 2) return random.of(plain)();
  const list = (): unknown => Array.from({ length: Math.floor(random.next() * 4) }, () => json(random, keys, depth + 1));
  const object = (): unknown =>
    Object.fromEntries(
      Array.from({ length: Math.floor(random.next() * 5) }, () => [random.of([...keys, "other"]), json(random, keys, depth + 1)]),
    );
  return random.of([...plain, list, object, object])();
}

describe.each(Object.entries({ ...chartParts, ...mapParts }))("%s", (_name, { serialize, deserialize, schema, set }) => {
  test("S87 whatever is stored is used or refused with a reason, and stays as it is until something is chosen", () => {
    const complaints = vi.spyOn(console, "error");
    const random = new Random(87);
    let used = 0;
    for (let run = 0; run < RUNS; run++) {
      const text = JSON.stringify(run % 3 === 0 ? json(random, Object.keys(set)) : { ...(json(random, Object.keys(set), 1) as object) });
      const part = new ModulePart(text, createStore());
      part.restore({ serialize, deserialize }, partFormat(schema), () => undefined);
      if (part.problem) expect(part.problem.message).toMatch(/\.$/);
      else used++;
      expect([part.refusal, part.read()]).toEqual([null, text]);
    }
    expect(used).toBeGreaterThan(10);
    expect(complaints).not.toHaveBeenCalled();
  });
});
