/// <reference types="vite/client" />
import { createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../src/Workbench/framework/ensembles/ensemble-choice";
import { EnsembleSet, EnsembleSetAtom } from "../../../../src/Workbench/framework/ensembles/ensemble-set";
import {
  isPersistableAtom,
  Source,
  SourcedValue,
  type PersistableFixableAtom,
} from "../../../../src/Workbench/framework/state/fixable-atom";
import { Random } from "../fakes/random";
import { randomJson } from "../fakes/random-schemas";

const RUNS = 200;

const files = import.meta.glob<Record<string, unknown>>(
  [
    "../../../../src/Workbench/modules/**/atoms/persistableAtoms.ts",
    "../port/**/persistableAtoms.ts",
    "../../../../templates/**/persistableAtoms.ts",
  ],
  { eager: true },
);

const atoms = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, atom]): [string, PersistableFixableAtom<unknown>][] =>
    isPersistableAtom(atom) ? [[`${name} of ${file.replaceAll("../", "")}`, atom]] : [],
  ),
);

function ensemble(name: string, isHere: boolean): EnsembleChoice {
  const entry = { caseName: "Drogon", realizations: [0, 1, 2], vectors: [] } as unknown as EnsembleChoice["entry"];
  const state = isHere ? "available" : "unavailable";
  return { ident: `c::${name}`, name, caseName: "Drogon", color: "red", state, entry: isHere ? entry : null };
}

const sessions = [[], [ensemble("iter-0", true)], [ensemble("iter-3", false)], [ensemble("iter-3", false), ensemble("iter-0", true)]];

test.each(atoms)("S91 whatever was chosen, what is taken in its place fits: %s", (_name, atom) => {
  const random = new Random(91);
  for (let run = 0; run < RUNS; run++) {
    const store = createStore();
    const session = random.of(sessions);
    store.set(ensembleSetAtom, session);
    store.set(EnsembleSetAtom, new EnsembleSet(session));
    store.set(atom, random.of([undefined, null, "c::iter-0", "c::gone", randomJson(random, 2)]));
    const { valueInContext, isLoading, depsHaveError } = store.get(atom);
    if (isLoading || depsHaveError) continue;
    expect(valueInContext).not.toBe(undefined);
    store.set(atom, new SourcedValue<unknown>(valueInContext, Source.PERSISTENCE));
    expect(store.get(atom)).toMatchObject({ isValidInContext: true, valueInContext });
  }
});

test("S91 there are atoms to try", () => {
  expect(atoms.length).toBeGreaterThan(1);
});
