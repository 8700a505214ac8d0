export interface NewSubgraph {
  readonly name: string;
  readonly port: number;
  /** Used in the name of its first migration; migrations run in that order. */
  readonly generatedAtMs: number;
}

type Register = (text: string, subgraph: NewSubgraph) => string;

/** Each file that lists the subgraphs, with the function that adds a new one after the others. */
export const registrations: Readonly<Record<string, Register>> = {
  "kernel/src/config/subgraph-addresses.ts": (text, { name, port }) =>
    afterLast(text, /^ {2}[a-z]+: \d+,\n/gm, `  ${name}: ${port},\n`),

  "kernel/src/subgraph/service-calls.ts": (text, { name }) =>
    afterLast(
      text,
      /^ {2}[a-z]+: \{\n(?: {4}.*\n)+ {2}\},\n/gm,
      `  ${name}: {\n    failedJobs: ["orders"],\n    retryFailedJob: ["orders"],\n  },\n`,
    ),

  "tests/src/authorization/rows/all-rows.ts": (text, { name }) =>
    afterLast(
      afterLast(text, /^import \{ [a-z]+ \} from "\.\/[a-z]+\.js";\n/gm, `import { ${name} } from "./${name}.js";\n`),
      /(?<=SubgraphRows>> = \{\n(?: {2}[a-z]+,\n)*) {2}[a-z]+,\n/gm,
      `  ${name},\n`,
    ),

  "tests/src/authorization/known-shop.ts": (text, { name }) =>
    afterLast(text, /(?<=const givenNames = \[\n(?: {2}"\w+",\n)*) {2}"\w+",\n/gm, `  "${name}Entry",\n`),

  "tsconfig.json": (text, { name }) =>
    afterLast(text, /\{ "path": "subgraphs\/[a-z]+" \},/g, `{ "path": "subgraphs/${name}" },`),

  "shop/tsconfig.json": (text, { name }) =>
    afterLast(text, /\{ "path": "\.\.\/subgraphs\/[a-z]+" \}/g, `, { "path": "../subgraphs/${name}" }`),

  "shop/package.json": (text, { name }) => {
    const manifest = JSON.parse(text) as { dependencies: Record<string, string> };
    const dependencies = Object.entries({ ...manifest.dependencies, [`@souk/${name}`]: "0.1.0" });
    manifest.dependencies = Object.fromEntries(dependencies.sort(([left], [right]) => (left < right ? -1 : 1)));
    return `${JSON.stringify(manifest, null, 2)}\n`;
  },

  "shop/src/subgraph-modules.ts": (text, { name }) => {
    const capitalized = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    const imports = `import { start${capitalized} } from "@souk/${name}/app";\nimport { read${capitalized}Config } from "@souk/${name}/config";\n`;
    const entry = `  ${name}: moduleOf(read${capitalized}Config, start${capitalized}),\n`;
    return afterLast(afterLast(text, /^import .*\n/gm, imports), /^ {2}[a-z]+: moduleOf\(.*\n/gm, entry);
  },

  "docker-compose.yml": (text, subgraph) => {
    const { name, port } = subgraph;
    const variable = `${name.toUpperCase()}_DATABASE_PASSWORD`;
    const withAddress = afterLast(
      text,
      /^ {2}[A-Z]+_URL: http:.*\n/gm,
      `  ${name.toUpperCase()}_URL: http://${name}:${port}\n`,
    );
    const withDependency = afterLast(
      withAddress,
      /(?<=^ {4}depends_on:\n(?: {6}- [a-z]+\n)*) {6}- [a-z]+\n/gm,
      `      - ${name}\n`,
    );
    const withPassword = afterLast(
      withDependency,
      /^ {6}[A-Z]+_DATABASE_PASSWORD: .*\n/gm,
      `      ${variable}: \${${variable}:?npm run --silent keys -- new >> .env}\n`,
    );
    return beforeFirst(withPassword, /^ {2}# .*\n {2}audit:\n/gm, composeService(subgraph));
  },

  ".env.example": (text, { name, port }) => {
    const prefix = name.toUpperCase();
    const database = `# ${prefix}_DATABASE_URL=postgres://souk_${name}:secret@localhost:5432/souk_${name}\n`;
    const withDatabase = afterLast(text, /^# [A-Z]+_DATABASE_URL=.*\/souk_.*\n/gm, database);
    const withAddress = afterLast(
      withDatabase,
      /^# [A-Z]+_URL=http:\/\/localhost:4\d+\n/gm,
      `# ${prefix}_URL=http://localhost:${port}\n`,
    );
    const withKeys = afterLast(withAddress, /^# [A-Z]+_SERVICE_KEYS=\n/gm, `# ${prefix}_SERVICE_KEYS=\n`);
    return afterLast(withKeys, /^# [A-Z]+_DATABASE_PASSWORD=\n/gm, `# ${prefix}_DATABASE_PASSWORD=\n`);
  },

  "docs/STRUCTURE.md": (text, { name }) =>
    afterLast(text, /^\| `subgraphs\/[a-z]+\/`.*\n/gm, `| \`subgraphs/${name}/\` | what it is for | none |\n`),
};

function composeService({ name, port }: NewSubgraph): string {
  const prefix = name.toUpperCase();
  return `  ${name}:
    <<: *subgraph
    command: ["node", "--enable-source-maps", "subgraphs/${name}/dist/main.js"]
    environment:
      <<: *settings
      SERVICE_PORT: ${port}
      SERVICE_KEYS: \${${prefix}_SERVICE_KEYS:?npm run --silent keys -- new >> .env}
      ${prefix}_DATABASE_URL: postgres://souk_${name}:\${${prefix}_DATABASE_PASSWORD}@postgres:5432/souk_${name}

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
