import { atom, createStore, type Atom } from "jotai/vanilla";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ensembleSetAtom } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { Received } from "../../../../../src/Workbench/framework/links/channel-data";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import { Source, SourcedValue, type PersistableFixableAtom } from "../../../../../src/Workbench/framework/state/fixable-atom";
import { attemptsAtom } from "../../../../../src/Workbench/modules/_shared/loaded";
import { responseChoices } from "../../../../../src/Workbench/modules/_shared/response/response-choices";
import type { ResponsesState } from "../../../../../src/Workbench/modules/_shared/response/response";
import { responsesAtom } from "../../../../../src/Workbench/modules/_shared/response/responses";
import { serveFiles, smallEnsemble, withoutData, type Files } from "../../fakes/small-ensembles";

let files: Files;
let store: Store;

beforeEach(() => {
  files = serveFiles();
  store = createStore();
});
afterEach(() => vi.unstubAllGlobals());

/** Realizations 3 and 7, three months. */
const prior = () => {
  const vectors = {
    FOPT: [
      [1, 2, 3],
      [10, 20, 30],
    ],
    FPR: [
      [5, 5, 5],
      [6, 6, 6],
    ],
  };
  return smallEnsemble(files, { name: "prior", realizations: [3, 7], vectors });
};
/** Two months alone, and another vector. */
const short = () => smallEnsemble(files, { name: "short", realizations: [7], vectors: { FOPT: [[100, 200]], FGPT: [[1, 1]] } });

function made(named: readonly string[], received: Received = { state: "none" }, most = 3) {
  const idents = atom(named);
  const choices = responseChoices(idents);
  return { choices, state: responsesAtom({ idents, choices, received: atom(received), most }) };
}

async function settled(state: Atom<ResponsesState>): Promise<ResponsesState> {
  await vi.waitFor(() => expect(store.get(state).kind).not.toBe("loading"));
  return store.get(state);
}

const drawn = (state: ResponsesState): unknown =>
  state.kind === "ready"
    ? state.responses.map(({ ensemble, name, unit, time, values }) => [ensemble.name, name, unit, time, [...values]])
    : state;

describe("a module's own response", () => {
  test("has a value a realization by number, at the last time that all ensembles have", async () => {
    store.set(ensembleSetAtom, [prior(), short()]);
    const { state } = made(["c::prior", "c::short"]);
    expect(drawn(await settled(state))).toEqual([
      [
        "prior",
        "FOPT",
        "Sm³",
        "1 Feb 2020",
        [
          [3, 2],
          [7, 20],
        ],
      ],
      ["short", "FOPT", "Sm³", "1 Feb 2020", [[7, 200]]],
    ]);
  });

  test("is of the realizations that the filter leaves", async () => {
    store.set(ensembleSetAtom, [{ ...prior(), realizations: [7] }]);
    expect(drawn(await settled(made(["c::prior"]).state))).toEqual([["prior", "FOPT", "Sm³", "1 Mar 2020", [[7, 30]]]]);
  });

  test("S89 of an ensemble that is gone is named, and nothing is drawn in its place", async () => {
    store.set(ensembleSetAtom, [prior(), withoutData("closed")]);
    const both = await settled(made(["c::gone", "c::prior"]).state);
    expect(both).toMatchObject({ kind: "ready", warnings: [expect.stringContaining("gone is not in this session any more")] });
    expect(drawn(both)).toHaveLength(1);
    expect(await settled(made(["c::gone", "c::closed"]).state)).toMatchObject({
      kind: "obstacle",
      text: expect.stringMatching(/gone is not in this session.*closed is not available right now/),
    });
    expect(await settled(made([]).state)).toMatchObject({ kind: "obstacle", needsEnsembles: true });
  });

  test("that a stored choice does not fit is said, as is an ensemble that has no value", async () => {
    store.set(ensembleSetAtom, [prior(), short()]);
    const { choices, state } = made(["c::prior", "c::short"]);
    store.set(choices.vector, new SourcedValue("WWCT", Source.PERSISTENCE));
    store.set(choices.time, new SourcedValue(Date.UTC(2020, 2, 20), Source.PERSISTENCE));
    expect(await settled(state)).toMatchObject({
      kind: "ready",
      responses: [{ name: "FOPT", time: "1 Mar 2020" }],
      warnings: [
        expect.stringContaining("WWCT is not in this ensemble: FOPT is drawn."),
        expect.stringContaining("There are no values on 20 Mar 2020: 1 Mar 2020 is drawn."),
        "short has no values of FOPT on 1 Mar 2020.",
      ],
    });
    expect(store.get(choices.vector).value).toBe("WWCT");
  });

  test("S90 is not judged while the ensembles are loading", () => {
    store.set(ensembleSetAtom, [withoutData("prior", "loading")]);
    const { choices, state } = made(["c::prior"]);
    store.set(choices.vector, new SourcedValue("WWCT", Source.PERSISTENCE));
    expect(store.get(state)).toEqual({ kind: "loading" });
    expect(store.get(choices.vector)).toMatchObject({ value: "WWCT", isValidInContext: true });
  });

  test("that fails is said, and loaded when it is tried again", async () => {
    store.set(ensembleSetAtom, [prior()]);
    const saved = files.get("prior/FOPT.bin")!;
    files.delete("prior/FOPT.bin");
    const { state } = made(["c::prior"]);
    expect(await settled(state)).toMatchObject({ kind: "failed", title: "FOPT" });
    files.set("prior/FOPT.bin", saved);
    store.set(attemptsAtom, (before) => before + 1);
    expect(drawn(await settled(state))).toHaveLength(1);
  });

  test("has fix-ups that are valid, whatever was there", () => {
    for (const ensembles of [[prior()], [prior(), short()], [short(), withoutData("prior")]]) {
      store.set(ensembleSetAtom, ensembles);
      for (const value of [undefined, null, NaN, -1, 1e20, Date.UTC(2020, 1, 10), "FPR", "no"]) {
        const { choices } = made(["c::prior", "c::short"]);
        for (const fixable of [choices.vector, choices.time] as unknown as PersistableFixableAtom<unknown>[]) {
          store.set(fixable, value);
          const fixed = store.get(fixable).valueInContext;
          store.set(fixable, new SourcedValue(fixed, Source.PERSISTENCE));
          expect(store.get(fixable), String(value)).toMatchObject({ isValidInContext: true, valueInContext: fixed });
        }
      }
    }
  });
});

describe("a response of a channel", () => {
  const content = (name: string, of: string, unit: string | null, values: [number, number][]) =>
    ({ idString: name, displayName: name, unit, ensembleIdentString: `c::${of}`, values: new Map(values) }) as const;

  test("is drawn in the place of the module's own, without what the filter leaves out", async () => {
    store.set(ensembleSetAtom, [{ ...prior(), realizations: [7] }, short()]);
    const [some, none]: [number, number][][] = [
      [
        [3, 1],
        [7, 2],
        [9, 3],
      ],
      [[7, NaN]],
    ];
    const contents = [content("FOPT", "prior", "Sm³", some ?? []), content("FGPT", "short", "Sm³", none ?? [])];
    const { state } = made(["c::short"], { state: "ready", from: "Time series · Response", contents });
    const now = await settled(state);
    expect(drawn(now)).toEqual([
      ["prior", "FOPT", "Sm³", null, [[7, 2]]],
      ["short", "FGPT", "Sm³", null, []],
    ]);
    expect(now).toMatchObject({ from: "Time series · Response", warnings: [] });
  });

  test("is left out and named where it has another unit, no ensemble, or no room", async () => {
    store.set(ensembleSetAtom, [prior(), withoutData("closed")]);
    const contents = [
      content("FOPT", "prior", "Sm³", [[3, 1]]),
      content("FPR", "prior", "bar", [[3, 1]]),
      content("WOPR", "gone", "Sm³", [[3, 1]]),
      content("WWPR", "closed", "Sm³", [[3, 1]]),
      content("FGPT", "prior", "Sm³", [[3, 1]]),
    ];
    const now = await settled(made([], { state: "ready", from: "x", contents }, 1).state);
    expect(now).toMatchObject({
      responses: [{ name: "FOPT" }],
      warnings: [
        "FPR is left out: it is not in Sm³.",
        "WOPR is left out: gone is not in this session any more.",
        "WWPR is left out: closed is not available right now.",
        "1 of 2 series are drawn.",
      ],
    });
  });

  test("that is missing, loading or empty is said, and nothing else is drawn", () => {
    store.set(ensembleSetAtom, [prior()]);
    const of = (received: Received): ResponsesState => store.get(made(["c::prior"], received).state);
    expect(of({ state: "missing", from: "Time series · Response" })).toMatchObject({
      text: expect.stringContaining("There are no values from Time series · Response. The connection is kept"),
    });
    expect(of({ state: "loading", from: "x" })).toEqual({ kind: "loading" });
    expect(of({ state: "ready", from: "Map · Depth", contents: [] })).toMatchObject({ text: "Map · Depth has nothing to show." });
  });
});
