import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { spellingsOf, type NewSubgraph } from "./new-subgraph-names.ts";

const folder = join(import.meta.dirname, "new-subgraph-template");
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
  version: string;
};

interface TemplateFile {
  /** In the template's folder. */
  readonly path: string;
  readonly text: string;
}

function templateFiles(): TemplateFile[] {
  return globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ path: relative(folder, file), text: readFileSync(file, "utf8") }));
}

/** The files of a new subgraph with their paths in the project. */
export function filesOf(subgraph: NewSubgraph, port: number, generatedAtMs: number): Map<string, string> {
  const spellings = [
    ...spellingsOf(subgraph),
    [/4999/g, String(port)],
    // in the name of its first migration: migrations run in that order
    [/1760000000000/g, String(generatedAtMs)],
    // all packages have one version
    [/(?<=")0\.0\.0(?=")/g, version],
  ] as const;
  const named = (text: string): string =>
    spellings.reduce((result, [pattern, replacement]) => result.replaceAll(pattern, replacement), text);
  const extendsAnother = subgraph.extended !== undefined;
  const files = templateFiles().filter(({ path }) => extendsAnother || !path.includes("example-parent"));
  return new Map(
    files.map(({ path, text }) => [
      destinationOf(named(path), subgraph.name),
      named(withConditions(text, { extends: extendsAnother })),
    ]),
  );
}

/** Every file goes to the subgraph's own folder, except the authorization rows, which are tests of the whole graph. */
function destinationOf(path: string, name: string): string {
  if (path === "authorization-rows.ts") return `tests/src/authorization/rows/${name}.ts`;
  return join("subgraphs", name, path);
}

const condition = marker("#if (\\w+)");
const otherwise = marker("#else");
const end = marker("#end");
const conditional = new RegExp(`${condition}([^]*?)(?:${otherwise}([^]*?))?${end}`, "gm");

function marker(text: string): string {
  return `^[ \\t]*(?://|<!-- )${text}(?: -->)?\\n`;
}

/** Resolves the lines `//#if name`, `//#else` and `//#end` of a template (in Markdown: `<!-- #if name -->`). */
export function withConditions(text: string, conditions: Readonly<Record<string, boolean>>): string {
  return text.replaceAll(conditional, (_, name: string, whenTrue: string, whenFalse: string | undefined) => {
    const holds = conditions[name];
    if (holds === undefined) throw new Error(`the template has an unknown condition ${name}`);
    return holds ? whenTrue : (whenFalse ?? "");
  });
}

/** The identifiers of the template's code, without its placeholders. An entity of that name would clash with them. */
export function templateIdentifiers(): ReadonlySet<string> {
  const code = templateFiles()
    .filter(({ path }) => path.endsWith(".ts"))
    .map(({ text }) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*|`[^`]*`|"[^"\n]*"/g, " "));
  const words = code.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []);
  return new Set(words.filter((word) => !/example/i.test(word)));
}
