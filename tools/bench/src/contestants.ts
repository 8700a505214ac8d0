import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The role of a gateway in comparisons. */
export type ContestantRole = "stock" | "ours" | "other" | "ceiling";

export interface Contestant {
  readonly name: string;
  readonly title: string;
  readonly role: ContestantRole;
  /** Whether identical concurrent requests to subgraphs are sent once for several clients. */
  readonly sharesInFlight: boolean;
  /** Whether the subgraphs run in the gateway's own process. */
  readonly inProcess: boolean;
  /** Whether it belongs to `tools/bench/competitors`, which is installed separately. */
  readonly isSeparatePackage: boolean;
  /** Program and arguments for Node. */
  readonly program: (graph: Graph) => readonly string[];
}

export interface Graph {
  /** Path of the supergraph file. */
  readonly supergraph: string;
  /** The subgraphs' addresses as JSON. */
  readonly urls: string;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const engine = file("../../../router/dist/standalone/main.js");

function contestant(
  name: string,
  title: string,
  role: ContestantRole,
  program: Contestant["program"],
  traits: Partial<Pick<Contestant, "sharesInFlight" | "inProcess" | "isSeparatePackage">> = {},
): Contestant {
  return {
    name,
    title,
    role,
    program,
    sharesInFlight: false,
    inProcess: false,
    isSeparatePackage: false,
    ...traits,
  };
}

const apollo =
  (fetch: string): Contestant["program"] =>
  ({ supergraph }) => [file("servers/run-apollo.ts"), "--supergraph", supergraph, "--fetch", fetch];
const souk =
  (...options: string[]): Contestant["program"] =>
  ({ supergraph }) => [engine, "--supergraph", supergraph, "--port", "0", "--host", "127.0.0.1", ...options];

const hive =
  (executor: string, share: string): Contestant["program"] =>
  ({ supergraph }) => [
    file("../competitors/src/run-hive.ts"),
    "--supergraph",
    supergraph,
    "--executor",
    executor,
    "--share",
    share,
  ];

/** The order of a round: stock Apollo is first, because the figures of the others are multiples of its figures. */
const contestants: readonly Contestant[] = [
  contestant("apollo", "Apollo Server and gateway, stock", "stock", apollo("stock")),
  contestant("apollo-undici", "the same with a thin fetcher on undici", "other", apollo("undici")),
  contestant("mercurius", "Mercurius", "other", ({ urls }) => [file("../competitors/src/run-mercurius.ts"), urls], {
    isSeparatePackage: true,
  }),
  contestant("hive", "Hive Gateway", "other", hive("js", "none"), { isSeparatePackage: true }),
  contestant("hive-shared", "Hive Gateway", "other", hive("js", "fetches"), {
    isSeparatePackage: true,
    sharesInFlight: true,
  }),
  contestant("hive-rust", "Hive Gateway, Rust planner", "other", hive("rust", "none"), { isSeparatePackage: true }),
  contestant("hive-rust-shared", "Hive Gateway, Rust planner", "other", hive("rust", "fetches"), {
    isSeparatePackage: true,
    sharesInFlight: true,
  }),
  contestant(
    "hive-rust-requests",
    "Hive Gateway, Rust planner, equal requests too",
    "other",
    hive("rust", "requests"),
    {
      isSeparatePackage: true,
      sharesInFlight: true,
    },
  ),
  contestant("engine", "Souk's engine", "ours", souk()),
  contestant("engine-typescript", "Souk's engine, TypeScript planner", "ours", souk("--planner", "typescript")),
  contestant("engine-shared", "Souk's engine", "ours", souk("--share-in-flight"), { sharesInFlight: true }),
  contestant("ceiling", "written by hand for the query", "ceiling", ({ urls }) => [
    file("servers/run-ceiling.ts"),
    urls,
  ]),
  contestant("apollo-local", "Apollo, subgraphs in process", "other", apollo("local"), { inProcess: true }),
  contestant(
    "engine-local",
    "Souk's engine, subgraphs in process",
    "ours",
    ({ supergraph }) => [file("servers/run-engine-in-process.ts"), supergraph],
    { inProcess: true },
  ),
];

/** The contestants with these names, or all contestants for an empty list. Throws on an unknown name. */
export function contestantsNamed(names: readonly string[]): readonly Contestant[] {
  const unknown = names.filter((name) => !contestants.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new RangeError(
      `nobody is named ${unknown.join(", ")}; there are ${contestants.map(({ name }) => name).join(", ")}`,
    );
  return names.length === 0 ? contestants : contestants.filter(({ name }) => names.includes(name));
}

/** The contestants that can be started here. Reports the missing ones once. */
export function presentOf(asked: readonly Contestant[], tell: (line: string) => void): readonly Contestant[] {
  const absent = asked.filter(({ isSeparatePackage }) => isSeparatePackage);
  if (absent.length === 0 || existsSync(file("../competitors/node_modules"))) return asked;
  tell(`without ${absent.map(({ name }) => name).join(", ")}: npm ci --prefix tools/bench/competitors installs them`);
  return asked.filter(({ isSeparatePackage }) => !isSeparatePackage);
}
