import { button, element, icon, userText } from "../framework/elements";
import { conflictsOf, sameState, type Choices, type Difference, type Dispute } from "../shim";
import { conflictText, conflictWords, mergeWords, partName, sideWords, valueWords } from "./conflict-words";

/** The ways out of a conflict; each leaves the other side somewhere. */
export interface ConflictResolverActions {
  merge(choices: Choices): void;
  keepMine(): void;
  takeTheirs(): void;
  overwrite(): void;
  cancel(): void;
}

const icons: Readonly<Record<string, string>> = {
  "title": "text-cursor-input",
  "description": "text-cursor-input",
  "dashboard": "layout-dashboard",
  "module": "puzzle",
  "arrangement": "layout-dashboard",
  "ensemble": "layers",
  "realization-filter": "list-filter",
  "setting": "settings-2",
  "other": "info",
};

/** Shows who changed what, and asks about what both changed. Nothing happens before a button is pressed. */
export function showConflictResolver(
  place: HTMLElement,
  dispute: Dispute,
  baseVersion: number | null,
  actions: ConflictResolverActions,
): void {
  const { comparison, theirs } = dispute;
  const choices = new Map<string, "mine" | "theirs">();
  const conflicts = conflictsOf(comparison);
  const left = element("span", { class: "badge badge-bad" });
  const merge = button(
    mergeWords.verb,
    "git-merge",
    () => {
      if (merge.getAttribute("aria-disabled") !== "true") actions.merge(choices);
    },
    "button button-primary desk-merge",
  );
  const reason = element("p", { class: "field-hint", role: "status" });
  const update = (): void => {
    const open = conflicts.filter((conflict) => !choices.has(conflict.key));
    left.hidden = open.length === 0;
    left.replaceChildren(icon("circle-alert"), conflictWords.left(open.length, conflicts.length));
    merge.setAttribute("aria-disabled", String(open.length > 0));
    reason.textContent = open[0] ? conflictWords.chooseFirst(partName(open[0])) : "";
    for (const row of place.querySelectorAll<HTMLElement>("tr[data-key]"))
      row.classList.toggle(
        "desk-open",
        open.some((one) => one.key === row.dataset["key"]),
      );
  };
  const rows = comparison.differences.map((difference) =>
    rowOf(difference, comparison.hasBase, (side) => {
      choices.set(difference.key, side);
      update();
    }),
  );
  const head = [
    conflictWords.part,
    conflictWords.mineUnsaved,
    conflictWords.theirVersion(theirs.version),
    ...(comparison.hasBase ? [conflictWords.result] : []),
  ];
  place.replaceChildren(
    element(
      "div",
      { class: "desk-head" },
      element("h2", { tabindex: "-1" }, conflictWords.heading),
      element("p", {}, conflictText(baseVersion, theirs, dispute.savedFrom)),
    ),
    element(
      "div",
      { class: "desk-columns" },
      element(
        "section",
        { "class": "card desk-card", "aria-label": conflictWords.differences },
        element("div", { class: "card-head" }, element("h3", {}, conflictWords.differences), left),
        rows.length === 0
          ? element("p", { class: "empty" }, conflictWords.none)
          : element(
              "table",
              { class: "desk-table", role: "table" },
              element(
                "thead",
                { role: "rowgroup" },
                element("tr", { role: "row" }, ...head.map((words) => element("th", { scope: "col", role: "columnheader" }, words))),
              ),
              element("tbody", { role: "rowgroup" }, ...rows),
            ),
      ),
      element(
        "div",
        { class: "desk-ways" },
        ...(comparison.hasBase
          ? [
              element(
                "section",
                { class: "card desk-way" },
                element("h3", {}, mergeWords.verb),
                element("p", {}, mergeWords.effect),
                merge,
                reason,
              ),
            ]
          : []),
        element(
          "section",
          { class: "card desk-way" },
          element("h3", {}, comparison.hasBase ? sideWords.headingAfterMerge : sideWords.heading),
          way(sideWords.keepMine, sideWords.keepMineEffect, "copy", actions.keepMine),
          way(sideWords.takeTheirs, sideWords.takeTheirsEffect, "download", actions.takeTheirs),
          way(sideWords.overwrite, sideWords.overwriteEffect, "upload", actions.overwrite),
        ),
        button(conflictWords.cancel, "undo-2", actions.cancel, "button button-quiet"),
      ),
    ),
  );
  update();
  place.hidden = false;
  place.querySelector<HTMLElement>("h2")!.focus();
}

function way(words: string, effect: string, iconName: string, act: () => void): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", class: "desk-choice" },
    icon(iconName),
    element("span", {}, element("strong", {}, words), element("span", {}, effect)),
  );
  made.addEventListener("click", act);
  return made;
}

function rowOf(difference: Difference, hasBase: boolean, choose: (side: "mine" | "theirs") => void): HTMLTableRowElement {
  const { key, changed, mine, theirs, base, dashboard, kind } = difference;
  // On phones the rows are blocks; the roles keep them a table for a screen reader.
  const cell = (column: string, ...inside: (Node | string)[]): HTMLTableCellElement =>
    element("td", { "role": "cell", "data-column": column }, ...inside);
  const name = element(
    "td",
    { role: "cell", class: dashboard !== null && kind !== "dashboard" ? "desk-part desk-inner" : "desk-part" },
    icon(icons[kind] ?? "info"),
    userText(partName(difference)),
    ...(dashboard !== null && kind !== "dashboard"
      ? [element("span", { class: "desk-where" }, conflictWords.inDashboard, userText(dashboard || conflictWords.dashboard))]
      : []),
  );
  const result = !hasBase
    ? []
    : [
        cell(
          conflictWords.result,
          element("span", {}, ...(changed === "both" ? radios(key, partName(difference), choose) : [icon("check"), ` ${changed}`])),
        ),
      ];
  return element(
    "tr",
    { "role": "row", "data-key": key },
    name,
    cell(conflictWords.mine, valueText(kind, base, mine, hasBase)),
    cell(conflictWords.theirs, valueText(kind, base, theirs, hasBase)),
    ...result,
  );
}

function radios(key: string, name: string, choose: (side: "mine" | "theirs") => void): HTMLElement[] {
  return (["mine", "theirs"] as const).map((side) => {
    const input = element("input", { "type": "radio", "name": `choice ${key}`, "value": side, "aria-label": `${name}: ${side}` });
    input.addEventListener("change", () => choose(side));
    return element("label", { class: "check" }, input, conflictWords[side]);
  });
}

/** A side as it reads: texts as they are, everything else by what was done to it. */
function valueText(kind: string, base: unknown, value: unknown, hasBase: boolean): Node | string {
  if (value === undefined) return hasBase && base !== undefined ? valueWords.deleted : valueWords.notThere;
  if (kind === "title" || kind === "description") return userText((typeof value === "string" && value) || valueWords.empty);
  if (!hasBase) return valueWords.differs;
  if (base === undefined) return valueWords.added;
  return sameState(base, value) ? valueWords.unchanged : kind === "arrangement" ? valueWords.moved : valueWords.changed;
}
