import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { settingPrefix } from "../kernel/src/config/subgraph-addresses.ts";

export interface ListedSubgraph {
  readonly name: string;
  readonly port: number;
}

/** The one list of subgraphs. A new subgraph is a new line there. */
export const subgraphList = "kernel/src/config/subgraph-addresses.ts";
const listed = /^ {2}(?:"([a-z-]+)"|([a-z]+)): (\d+),\n/gm;

/** The subgraphs in the text of `subgraphList`. */
export function subgraphsIn(text: string): ListedSubgraph[] {
  return [...text.matchAll(listed)].map(([, quoted, plain, port]) => ({
    name: quoted ?? plain ?? "",
    port: Number(port),
  }));
}

export function withListed(text: string, { name, port }: ListedSubgraph): string {
  return afterLast(text, listed, `  ${propertyName(name)}: ${port},\n`);
}

/** A place in a static file that names every subgraph. */
interface Place {
  /** The text by which the file names the subgraph there. */
  readonly entry: (subgraph: ListedSubgraph) => string;
  /** Adds the subgraph after the others. */
  readonly add: (text: string, subgraph: ListedSubgraph) => string;
}

/** A place of which each entry is one line, or one text between others. */
function lines(pattern: RegExp, entry: (subgraph: ListedSubgraph) => string): Place {
  return { entry, add: (text, subgraph) => afterLast(text, pattern, entry(subgraph)) };
}

function propertyName(name: string): string {
  return name.includes("-") ? JSON.stringify(name) : name;
}

/** The files that name every subgraph and cannot derive that from code. */
const places: Readonly<Record<string, readonly Place[]>> = {
  "tsconfig.json": [
    {
      entry: ({ name }) => `{ "path": "subgraphs/${name}" }`,
      add: (text, { name }) =>
        afterLast(text, /\{ "path": "subgraphs\/[a-z-]+" \},/g, `{ "path": "subgraphs/${name}" },`),
    },
  ],

  "shop/tsconfig.json": [
    {
      entry: ({ name }) => `{ "path": "../subgraphs/${name}" }`,
      add: (text, { name }) =>
        afterLast(text, /\{ "path": "\.\.\/subgraphs\/[a-z-]+" \}/g, `, { "path": "../subgraphs/${name}" }`),
    },
  ],

  "shop/package.json": [
    {
      entry: ({ name }) => `"@souk/${name}": `,
      add: (text, { name }) => {
        const manifest = JSON.parse(text) as { version: string; dependencies: Record<string, string> };
        const dependencies = Object.entries({ ...manifest.dependencies, [`@souk/${name}`]: manifest.version });
        manifest.dependencies = Object.fromEntries(dependencies.sort(([left], [right]) => (left < right ? -1 : 1)));
        return `${JSON.stringify(manifest, null, 2)}\n`;
      },
    },
  ],

  "shop/src/subgraph-modules.ts": [
    lines(/^import .*\n/gm, ({ name }) => `import { read${pascalCase(name)}Config } from "@souk/${name}/config";\n`),
    {
      entry: ({ name }) => `  ${propertyName(name)}: moduleOf(`,
      add: (text, { name }) => {
        const type = pascalCase(name);
        const load = `async () => (await import("@souk/${name}/app")).start${type}`;
        const database = `${type.charAt(0).toLowerCase()}${type.slice(1)}Database`;
        const loadDatabase = `async () => (await import("@souk/${name}/database")).${database}`;
        return afterLast(
          text,
          /^ {2}\S+: moduleOf\(.*\n(?: {4}.*\n)*(?: {2}\),\n)?/gm,
          `  ${propertyName(name)}: moduleOf(\n    read${type}Config,\n    ${load},\n    ${loadDatabase},\n  ),\n`,
        );
      },
    },
  ],

  "docker-compose.yml": [
    lines(
      /^ {2}[A-Z_]+_URL: http:.*:40\d\d\n/gm,
      ({ name, port }) => `  ${settingPrefix(name)}_URL: http://${name}:${port}\n`,
    ),
    lines(/^ {6}(?!router:)[a-z-]+: \*started\n/gm, ({ name }) => `      ${name}: *started\n`),
    {
      entry: ({ name }) => `\n  ${name}:\n    <<: *subgraph\n`,
      add: (text, subgraph) => beforeFirst(text, /^ {2}# .*\n {2}audit:\n/gm, composeService(subgraph)),
    },
  ],

  "deploy/compose/prometheus.yml": [
    {
      entry: scrapedProcess,
      add: (text, subgraph) => beforeFirst(text, /^ {2}- job_name: audit\n/gm, scrapedProcess(subgraph)),
    },
  ],

  "docs/STRUCTURE.md": [
    {
      entry: ({ name }) => `| \`subgraphs/${name}/\``,
      add: (text, { name }) =>
        afterLast(text, /^\| `subgraphs\/[a-z-]+\/`.*\n/gm, `| \`subgraphs/${name}/\` | ${name} | none |\n`),
    },
  ],
};

export const registeredFiles = Object.keys(places);

/** The places that miss a subgraph of the list, as messages. */
export function registrationProblems(folder: string): string[] {
  const subgraphs = subgraphsIn(readFileSync(join(folder, subgraphList), "utf8"));
  return Object.entries(places).flatMap(([file, ofFile]) => {
    const text = readFileSync(join(folder, file), "utf8");
    return subgraphs
      .filter((subgraph) => ofFile.some(({ entry }) => !text.includes(entry(subgraph))))
      .map(({ name }) => `${file} misses the subgraph ${name}: run "npm run graph"`);
  });
}

/**
 * The files that miss a subgraph of the list, with the subgraphs added. Throws an Error when a file's list has an
 * unknown shape.
 */
export async function registeredTexts(
  folder: string,
  subgraphs: readonly ListedSubgraph[],
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  for (const [file, ofFile] of Object.entries(places)) {
    const before = await readFile(join(folder, file), "utf8");
    let text = before;
    for (const subgraph of subgraphs)
      for (const { entry, add } of ofFile) if (!text.includes(entry(subgraph))) text = add(text, subgraph);
    if (text !== before) changed.set(file, text);
  }
  return changed;
}

/** Adds every subgraph of the list to the files that miss it. Returns their paths. */
export async function registerSubgraphs(folder: string): Promise<string[]> {
  const subgraphs = subgraphsIn(await readFile(join(folder, subgraphList), "utf8"));
  const changed = await registeredTexts(folder, subgraphs);
  if (changed.size === 0) return [];
  const { formatFile } = await import("./format-file.ts");
  for (const [file, text] of changed) {
    const path = join(folder, file);
    await writeFile(path, await formatFile(path, text));
  }
  return [...changed.keys()];
}

/** `GiftCards` for `gift-cards`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function composeService({ name, port }: ListedSubgraph): string {
  return `  ${name}:
    <<: *subgraph
    command: ["node", "--env-file=/run/souk/settings.env", "--enable-source-maps", "subgraphs/${name}/dist/main.js"]
    volumes: [{ <<: *secrets, volume: { subpath: ${name} } }]
    environment:
      <<: *settings
      SERVICE_PORT: ${port}

`;
}

function scrapedProcess({ name, port }: ListedSubgraph): string {
  return `  - job_name: ${name}
    authorization: { credentials_file: /run/secrets/metrics-token }
    dns_sd_configs: [{ names: [${name}], type: A, port: ${port}, refresh_interval: 15s }]
`;
}

/** Throws an Error when the pattern does not match, because the list of subgraphs has changed its shape. */
function afterLast(text: string, pattern: RegExp, addition: string): string {
  const last = [...text.matchAll(pattern)].at(-1);
  if (last === undefined) throw new Error(`no list of subgraphs is found by ${pattern.source}`);
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}${addition}${text.slice(end)}`;
}

function beforeFirst(text: string, pattern: RegExp, addition: string): string {
  const [first] = text.matchAll(pattern);
  if (first === undefined) throw new Error(`no list of subgraphs is found by ${pattern.source}`);
  return `${text.slice(0, first.index)}${addition}${text.slice(first.index)}`;
}
