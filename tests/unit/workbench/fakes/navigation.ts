import { Navigation, type LeaveAnswer } from "../../../../src/Workbench/shim/navigation/navigation";
import type { Place } from "../../../../src/Workbench/shim/navigation/places";
import { FakeBrowser } from "./browser";
import { settled } from "./clock";

/** Addresses of three sessions. */
export const [a, b, c] = ["/session/aaaaaaaaaaaa", "/session/bbbbbbbbbbbb", "/session/cccccccccccc"];

/** A tab with one page, and what its user answers. */
export function setUp(url = a, pathBase = "") {
  const tab = new FakeBrowser().openTab({ url: `https://portal.test${url}` });
  const state = {
    isDirty: false,
    answers: [] as Promise<LeaveAnswer>[],
    asked: 0,
    saves: [] as Promise<boolean>[],
    discards: 0,
    shown: [] as Place[],
  };
  const navigation = new Navigation(
    tab.environment,
    {
      hasSomethingToLose: () => state.isDirty,
      ask: () => (state.asked++, state.answers.shift() ?? Promise.resolve("cancel")),
      save: async () => {
        const isSaved = await (state.saves.shift() ?? Promise.resolve(true));
        if (isSaved) state.isDirty = false;
        return isSaved;
      },
      discard: () => {
        state.discards++;
        state.isDirty = false;
        return Promise.resolve(true);
      },
      show: (place) => (state.shown.push(place), Promise.resolve()),
    },
    pathBase,
  );
  const { history } = tab;
  const back = (): Promise<void> => (history.go(-1), settled());
  return { tab, history, navigation, state, back };
}

/** A, then B, then C opened in the document; Back to B. */
export async function inTheMiddle() {
  const setup = setUp();
  await setup.navigation.go(b);
  await setup.navigation.go(c);
  await setup.back();
  setup.state.shown.length = 0;
  setup.state.isDirty = true;
  return setup;
}
