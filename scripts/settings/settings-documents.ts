import { settingPrefix, subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { meaninglessSettings, replacedSettings } from "@souk/kernel/config/replaced-settings";
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
    "with its default. `npm run settings` writes this page and that file from the comments beside the code that reads each setting.",
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
    '# --- docker compose alone; "npm run --silent souk -- keys new >> .env" sets these and the keys above',
    ...composeSettings.map((name) => `# ${name}=`),
    "",
  ].join("\n");
}

function exampleOf({ name, description, default: fallback, example }: DescribedSetting): string[] {
  const text = fallback === example || fallback === "none" ? description : `${description}; default: ${fallback}`;
  const names = name.includes("<SUBGRAPH>")
    ? subgraphNames.map((subgraph) => [
        name.replace("<SUBGRAPH>", settingPrefix(subgraph)),
        example.replaceAll("<subgraph>", subgraph).replaceAll("<port>", String(subgraphPorts[subgraph])),
      ])
    : [[name, example]];
  return [...wrapped(text), ...names.map(([each, value]) => `# ${each}=${value}`)];
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
