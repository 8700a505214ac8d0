import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}packages/storefront/`;

interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** Returns every English text of the pages by its key: the texts that a project can replace. */
function englishMessages(): Readonly<Record<string, string>> {
  const areas = globSync("storefront/src/messages/*/en.json", { cwd: root }).sort();
  const entries = areas.flatMap((path) => {
    const tree = JSON.parse(readFileSync(`${root}${path}`, "utf8")) as MessageTree;
    return leavesOf(tree, basename(dirname(path)));
  });
  return Object.fromEntries(entries);
}

/** Writes them to `@souk/storefront`, which is published, because the sources of the pages are not. */
export function writeStorefrontMessages(): void {
  writeChanged(`${folder}messages.json`, `${JSON.stringify(englishMessages(), null, 2)}\n`);
  writeChanged(`${folder}names.d.ts`, namesDeclaration());
}

/** Leaves the time of an equal file, so that the compiler has nothing to do. */
function writeChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** Returns the types of the names that a project uses. API Extractor reads no types of JSON files. */
function namesDeclaration(): string {
  const tokens = JSON.parse(readFileSync(`${folder}theme-tokens.json`, "utf8")) as object;
  return [
    "// Written by npm run build.\n",
    unionOf("ThemeToken", "The name of a value that the styles of all pages use.", Object.keys(tokens)),
    unionOf("MessageKey", "The key of a text of the pages, such as `common.shopName`.", Object.keys(englishMessages())),
  ].join("\n");
}

function unionOf(name: string, comment: string, members: readonly string[]): string {
  return `/** ${comment} */\nexport type ${name} =\n${members.map((member) => `  | ${JSON.stringify(member)}`).join("\n")};\n`;
}

function leavesOf(tree: MessageTree, path: string): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as [string, string]] : leavesOf(value, `${path}.${key}`),
  );
}
