import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { iconsIn, sourcesBelow, spriteOf } from "../../../src/Portal.Web/Browser/icons.mjs";

const root = join(import.meta.dirname, "..", "..", "..");
const lucide = join(root, "node_modules", "lucide-static", "icons");

const namesOf = (file, text) => [...iconsIn(new Map([[file, text]])).keys()];

test("icons of pages are found in attributes, their conditions included", () => {
  expect(namesOf("a.cshtml", '<p class="check"><icon name="arrow-up" />Up</p>')).toEqual(["arrow-up"]);
  expect(namesOf("a.cshtml", '<icon name="@(Model.Kind == "pin" ? "circle-alert" : "check")" />')).toEqual(["circle-alert", "check"]);
  expect(
    namesOf("a.cshtml", '<problem title="Gone" icon="@(x switch { (A or B) => "unlink", _ => "pause" })" bad="@(y == "eye")">'),
  ).toEqual(["unlink", "pause"]);
  expect(namesOf("a.cshtml", '<link rel="icon" href="save"><icon name="@entry.Icon" /><input type="search" name="link">')).toEqual([]);
});

test("icons of components are found in properties, named arguments and uses of the sprite", () => {
  expect(namesOf("a.cs", 'public string Icon => "camera";\npublic string Name => "save";')).toEqual(["camera"]);
  expect(namesOf("a.cs", 'string IconOf(string kind) => kinds.Find(kind)?.Icon ?? "trash-2";')).toEqual(["trash-2"]);
  expect(namesOf("a.cs", 'public string Icon => Status switch\n{\n    404 => "search",\n    _ => "lock",\n};')).toEqual(["search", "lock"]);
  expect(namesOf("a.cs", 'new("link", "/link", Icon: "folder-down", Order: 10)')).toEqual(["folder-down"]);
  expect(namesOf("a.cs", 'Sprite.Use(ContextOf("eye"), isDown ? "arrow-down" : "arrow-up")')).toEqual(["arrow-down", "arrow-up"]);
  expect(namesOf("a.cs", '/// <c>Icon: "eye"</c>')).toEqual([]);
});

test("icons of scripts are found in properties, constants and arguments", () => {
  expect(namesOf("a.ts", 'const item = { words: "save", icon: big ? "minimize-2" : "maximize-2", key: "x" };')).toEqual([
    "minimize-2",
    "maximize-2",
  ]);
  expect(namesOf("a.ts", 'const moveIcons: Readonly<Table> = { "left-side": "arrow-left", right: "arrow-right" };')).toEqual([
    "arrow-left",
    "arrow-right",
  ]);
  const elements = [
    "export function button(words: string, iconName: string | null, press: () => void): HTMLElement {}",
    "function own(icon: string, words: string): void {}",
  ].join("\n");
  const calls = 'button(`Say, ${"well"}`, isOpen ? "x" : "plus", () => go("save"));\nown("eye", "copy");\nother.button("a", "lock");';
  const found = iconsIn(
    new Map([
      ["elements.ts", elements],
      ["a.ts", calls],
    ]),
  );
  expect([...found]).toEqual([
    ["x", "a.ts"],
    ["plus", "a.ts"],
  ]);
  expect(namesOf("a.ts", `${elements}\n${calls}`)).toEqual(["x", "plus", "eye"]);
});

test("an icon that Lucide does not have is refused with its name and the file", async () => {
  const wrong = iconsIn(
    new Map([
      ["Pages/Index.cshtml", '<icon name="no-such-icon" />'],
      ["a.ts", 'const icon = "x";'],
    ]),
  );
  await expect(spriteOf(wrong, lucide)).rejects.toThrow('src/Pages/Index.cshtml: error: Lucide has no icon "no-such-icon".');
});

test("the sprite has a symbol for every icon that the sources name, and no other", async () => {
  const icons = iconsIn(await sourcesBelow(join(root, "src")));
  const sprite = await spriteOf(icons, lucide);
  expect([...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, name]) => name)).toEqual([...icons.keys()]);
  // One of each way to name them.
  const ways = ["arrow-left", "circle-alert", "unlink", "camera", "file-question-mark", "folder-down", "arrow-down", "trash-2"];
  const inScripts = ["notebook-pen", "text-cursor-input", "loader-circle", "git-compare-arrows", "zoom-in", "minimize-2", "unplug"];
  expect([...icons.keys()]).toEqual(expect.arrayContaining([...ways, ...inScripts]));
  expect(["bookmark", "eye", "left", "save-as", "user-x"].filter((name) => icons.has(name))).toEqual([]);
});

test("only sources are read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "icons-"));
  await writeFile(join(folder, "a.cs"), "");
  await writeFile(join(folder, "a.md"), "");
  expect([...(await sourcesBelow(folder)).keys()]).toEqual(["a.cs"]);
  await rm(folder, { recursive: true });
});
