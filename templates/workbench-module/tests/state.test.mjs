import assert from "node:assert/strict";
import { test } from "node:test";
import { EnsembleSet, EnsembleSetAtom, ModuleRegistry } from "@webviz-portal/workbench/framework";
import { createStore } from "jotai/vanilla";
import { MODULE_NAME } from "../dist/registerModule.js";

const module = await ModuleRegistry.load(MODULE_NAME);

test("what is stored is read back", () => {
  for (const [part, stored] of [
    ["settings", { ensemble: "c::iter-3" }],
    ["settings", { ensemble: null }],
    ["view", { isLarge: true }],
  ]) {
    const store = createStore();
    module.functionsOf(part).deserialize(stored, store.set);
    assert.deepEqual(module.functionsOf(part).serialize(store.get), stored);
  }
});

test("what was stored by an older version is read, too", () => {
  const store = createStore();
  module.functionsOf("view").deserialize({}, store.set);
  assert.deepEqual(module.functionsOf("view").serialize(store.get), { isLarge: false });
});

test("the first ensemble is taken where none is chosen, and none where one is gone", async () => {
  const store = createStore();
  const entry = { caseName: "Drogon", realizations: [0, 1] };
  const choice = { ident: "c::iter-0", name: "iter-0", caseName: "Drogon", color: "red", state: "available", entry };
  store.set(EnsembleSetAtom, new EnsembleSet([choice]));
  const said = [];
  const element = () => ({
    addEventListener() {},
    append() {},
    style: { setProperty() {} },
    set textContent(text) {
      said.push(text);
    },
  });
  Object.assign(globalThis, { document: { createElement: element } });
  const watch = (_atom, listener) => listener(store.get(_atom));
  await module.viewFC(element(), { store, watch });
  module.functionsOf("settings").deserialize({ ensemble: "c::gone" }, store.set);
  await module.viewFC(element(), { store, watch });
  assert.equal(said.at(0), "iter-0: 2 realizations");
  assert.equal(said.at(-1), "c::gone is not in this session. Your choice is kept.");
});
