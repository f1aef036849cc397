// Takes imports of the shim's door to the files behind it. A chunk that uses a door gets all that the door leads to: the start page would
// load the whole shim (10 KB more, compressed) for the few names that it uses.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const exported = /^export \{([^}]*)\} from "(.+)";$/gm;
const imported = /^import \{([^}]*)\} from "(?:@webviz-portal\/workbench|[./]+)\/shim";$/gm;

/** Names of values in the braces of an import or export. */
const valuesIn = (names) =>
  names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));

/** The esbuild plugin for the door at this path. */
export const shimDoor = (door) => ({
  name: "shim-door",
  async setup({ onLoad }) {
    const exports = (await readFile(door, "utf8")).matchAll(exported);
    const files = new Map(
      [...exports].flatMap(([, names, file]) => valuesIn(names).map((name) => [name, join(dirname(door), `${file}.ts`)])),
    );
    const direct = (name) => `import { ${name} } from ${JSON.stringify(files.get(name))};`;
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(imported, (_, names) => valuesIn(names).map(direct).join(" ")),
      loader: "ts",
    }));
  },
});
