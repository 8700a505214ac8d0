import { SettingsReader } from "@souk/kernel/config/config-reader";
import { settingPrefix, subgraphNames, subgraphPorts, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { meaninglessSettings, replacedSettings } from "@souk/kernel/config/replaced-settings";
import { noProject } from "@souk/kernel/project/project";
import { subgraphModules } from "@souk/shop/subgraph-modules";
import type { DescribedSetting } from "./described-settings.ts";

const titles: Readonly<Record<string, string>> = {
  kernel: "Every process",
  shop: "The shop in one process, its databases and the audit",
  router: "Router",
};

interface Section {
  readonly title: string;
  readonly settings: readonly DescribedSetting[];
}

function sectionsOf(settings: readonly DescribedSetting[]): Section[] {
  const owners = new Set(["kernel", "shop", "router", ...settings.map(({ owner }) => owner)]);
  return [...owners].flatMap((owner) => {
    const own = settings.filter((setting) => setting.owner === owner);
    const name = owner.replace(/^.*\//, "");
    return own.length === 0
      ? []
      : [{ title: titles[owner] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`, settings: own }];
  });
}

/** Text of docs/settings.md. A path of a document becomes a link. */
export function settingsPage(settings: readonly DescribedSetting[]): string {
  const linked = (text: string): string => text.replaceAll(/\bdocs\/([\w./-]+\.md)/g, "[$1]($1)");
  const row = ({ name, default: fallback, description, formerName }: DescribedSetting): string => {
    const former = formerName === undefined ? "" : `. Deprecated name: \`${formerName}\``;
    // Markdown takes `<shop@localhost>` for an address, and `<PORT>` for an HTML element
    const cell = fallback.includes("<") ? `\`${fallback}\`` : fallback;
    return `| \`${name}\` | ${cell} | ${linked(description)}${former} |`;
  };
  const sections = sectionsOf(settings).map(
    (section) =>
      `## ${section.title}\n\n| Variable | Default | Meaning |\n| --- | --- | --- |\n${section.settings.map(row).join("\n")}\n`,
  );
  return [
    "# Settings",
    "",
    "All settings are environment variables. A start with wrong settings reports all of them at once and ends. `.env.example` has every setting",
    "with its default, and `subgraphs/<name>/.env.example` those of one service in a process of its own. `npm run settings` writes this page and these files",
    "from the comments beside the code that reads each setting.",
    "",
    ...sections,
    ...replacedSection(),
  ].join("\n");
}

/** The settings of other systems. */
function replacedSection(): string[] {
  const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
  return [
    "## Settings of the systems that Souk replaces",
    "",
    "A start accepts the settings of [these systems](migrating/README.md) and logs one line for each, with the name of today or with the reason why it has no",
    "effect. A setting that is given by its own name takes precedence.",
    "",
    "| Variable | Setting of Souk | Value |",
    "| --- | --- | --- |",
    ...replacedSettings.map(({ names, name, derivation }) => `| ${named(names)} | \`${name}\` | ${derivation} |`),
    ...meaninglessSettings.map(
      ({ names, reason }) => `| ${named(names)} | none | no effect: ${settingsNamedIn(reason)} |`,
    ),
    "",
  ];
}

function settingsNamedIn(text: string): string {
  return text.replaceAll(/(?:<SUBGRAPH>)?[A-Z]*_[A-Z_]+/g, "`$&`");
}

/** Settings that docker-compose.yml passes to containers. No code of ours reads them by these names. */
const composeSettings = [
  ...subgraphNames.map((name) => `${settingPrefix(name)}_SERVICE_KEYS`),
  "ROUTER_SERVICE_KEYS",
  "POSTGRES_PASSWORD",
  "AUDIT_DATABASE_PASSWORD",
  ...subgraphNames.map((name) => `${settingPrefix(name)}_DATABASE_PASSWORD`),
  "SANDBOX_BANK_DATABASE_PASSWORD",
];

/** Text of .env.example. */
export function settingsExample(settings: readonly DescribedSetting[]): string {
  const sections = sectionsOf(settings).map(({ title, settings: own }) => [
    `# --- ${title}`,
    ...own.flatMap(exampleOf),
  ]);
  return [
    "# Every setting with its default or an example. Copy this file to .env and remove the # of the lines that you change.",
    "# docker compose and the command souk, which npm start runs, read .env by themselves.",
    "# Development needs none of them. docs/settings.md says which ones production requires.",
    "",
    ...sections.flatMap((lines) => [...lines, ""]),
    "# --- docker compose alone, which creates these and the keys above at its first start; a value here takes precedence",
    ...composeSettings.map((name) => `# ${name}=`),
    "",
  ].join("\n");
}

/** Text of subgraphs/<name>/.env.example: the settings of a subgraph in a process of its own. */
export function subgraphExample(subgraph: SubgraphName, settings: readonly DescribedSetting[]): string {
  const requested = settingsOfProcess(subgraph);
  const valueOf = (name: string, example: string): string =>
    name === "SERVICE_PORT"
      ? String(subgraphPorts[subgraph])
      : example.replaceAll("/souk/catalog.", `/souk/${subgraph}.`);
  const own = settings.filter(({ owner }) => owner === `subgraphs/${subgraph}`);
  const shared = settings.filter((setting) => !own.includes(setting));
  return [
    `# The settings of ${subgraph} in a process of its own: copy this file to .env, remove the # of the lines that you change, and start it`,
    `# from the project's root: node --env-file=subgraphs/${subgraph}/.env subgraphs/${subgraph}/dist/main.js`,
    "",
    ...(own.length === 0 ? [] : [`# --- ${subgraph}`, ...own.flatMap(exampleOf), ""]),
    "# --- Every process; ../../docs/settings.md describes these",
    ...shared
      .flatMap(namesOf)
      .flatMap(([name, value]) => (requested.has(name) ? [`# ${name}=${valueOf(name, value)}`] : [])),
    "",
  ].join("\n");
}

/** The names of all settings that a subgraph reads in a process of its own. */
function settingsOfProcess(subgraph: SubgraphName): ReadonlySet<string> {
  const reader = new SettingsReader({}, noProject);
  subgraphModules[subgraph].readProcessSettings(reader, subgraph);
  return new Set(["NODE_ENV", ...reader.requested]);
}

function exampleOf(setting: DescribedSetting): string[] {
  const { description, default: fallback, example } = setting;
  const text = fallback === example || fallback === "none" ? description : `${description}; default: ${fallback}`;
  return [...wrapped(text), ...namesOf(setting).map(([name, value]) => `# ${name}=${value}`)];
}

/** The names of a setting with their examples: several for a setting that exists for each subgraph. */
function namesOf({ name, example }: DescribedSetting): (readonly [name: string, example: string])[] {
  if (!name.includes("<SUBGRAPH>")) return [[name, example]];
  return subgraphNames.map((subgraph) => [
    name.replace("<SUBGRAPH>", settingPrefix(subgraph)),
    example.replaceAll("<subgraph>", subgraph).replaceAll("<port>", String(subgraphPorts[subgraph])),
  ]);
}

/** Comment lines of at most 120 characters. */
function wrapped(text: string): string[] {
  return text
    .replaceAll("`", "")
    .split(" ")
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + word.length >= 119) return [...lines, `# ${word}`];
      return [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}
