import { existsSync } from "node:fs";
import { join } from "node:path";
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
  /** A package that must be installed in `tools/bench/competitors`, which is installed separately. */
  readonly needs: string | undefined;
  /** Whether the gateway is a native program that its Node program starts; its figures are those of the child process. */
  readonly isChildProcess: boolean;
  /** Program and arguments for Node. */
  readonly program: (graph: Graph) => readonly string[];
}

export interface Graph {
  /** Path of the supergraph file. */
  readonly supergraph: string;
  /** The subgraphs' addresses as JSON. */
  readonly urls: string;
  /** A folder with a schema file of each subgraph. Undefined for the schemas of the bench. */
  readonly schemas?: string;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const builtEngine = "router/dist/standalone/main.js";
const engine = file(`../../../${builtEngine}`);

function contestant(
  name: string,
  title: string,
  role: ContestantRole,
  program: Contestant["program"],
  traits: Partial<Pick<Contestant, "sharesInFlight" | "inProcess" | "needs" | "isChildProcess">> = {},
): Contestant {
  return {
    name,
    title,
    role,
    program,
    sharesInFlight: false,
    inProcess: false,
    needs: undefined,
    isChildProcess: false,
    ...traits,
  };
}

const apollo =
  (fetch: string): Contestant["program"] =>
  ({ supergraph }) => [file("servers/run-apollo.ts"), "--supergraph", supergraph, "--fetch", fetch];
const souk =
  (program: string, ...options: string[]): Contestant["program"] =>
  ({ supergraph }) => [program, "--supergraph", supergraph, "--port", "0", "--host", "127.0.0.1", ...options];

function hive(name: string, title: string, executor: string, share: "none" | "fetches" | "requests"): Contestant {
  const program = file("../competitors/src/run-hive.ts");
  const options = ["--executor", executor, "--share", share];
  return contestant(name, title, "other", ({ supergraph }) => [program, "--supergraph", supergraph, ...options], {
    needs: "@graphql-hive/gateway-runtime",
    sharesInFlight: share !== "none",
  });
}

function grafbase(name: string, sharesInFlight: boolean): Contestant {
  const program = file("../competitors/src/run-grafbase.ts");
  return contestant(
    name,
    "Grafbase, native (Rust)",
    "other",
    ({ urls, schemas }) => [program, urls, sharesInFlight ? "shared" : "alone", ...(schemas ? [schemas] : [])],
    { needs: "@grafbase/cli-x86_64-unknown-linux-musl", isChildProcess: true, sharesInFlight },
  );
}

/** The order of a round: stock Apollo is first, because the figures of the others are multiples of its figures. */
const contestants: readonly Contestant[] = [
  contestant("apollo", "Apollo Server and gateway, stock", "stock", apollo("stock")),
  contestant("apollo-undici", "the same with a thin fetcher on undici", "other", apollo("undici")),
  contestant("mercurius", "Mercurius", "other", ({ urls }) => [file("../competitors/src/run-mercurius.ts"), urls], {
    needs: "@mercuriusjs/gateway",
  }),
  hive("hive", "Hive Gateway", "js", "none"),
  hive("hive-shared", "Hive Gateway", "js", "fetches"),
  hive("hive-rust", "Hive Gateway, Rust planner", "rust", "none"),
  hive("hive-rust-shared", "Hive Gateway, Rust planner", "rust", "fetches"),
  hive("hive-rust-requests", "Hive Gateway, Rust planner, equal requests too", "rust", "requests"),
  grafbase("grafbase", false),
  grafbase("grafbase-shared", true),
  contestant("engine", "Souk's engine", "ours", souk(engine)),
  contestant("engine-shared", "Souk's engine", "ours", souk(engine, "--share-in-flight"), { sharesInFlight: true }),
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

/** Souk's engine as it was built in another checkout, to compare two versions of it. */
export function engineOf(checkout: string): Contestant {
  return contestant("engine-base", `Souk's engine of ${checkout}`, "ours", souk(join(checkout, builtEngine)));
}

/** The contestants that can be started here. Reports the missing ones once. */
export function presentOf(requested: readonly Contestant[], log: (line: string) => void): readonly Contestant[] {
  const absent = requested.filter(({ needs }) => needs && !existsSync(file(`../competitors/node_modules/${needs}`)));
  if (absent.length === 0) return requested;
  const packages = [...new Set(absent.map(({ needs }) => needs))].join(", ");
  log(
    `without ${absent.map(({ name }) => name).join(", ")}: \`npm ci --prefix tools/bench/competitors\` installs ${packages}`,
  );
  return requested.filter((one) => !absent.includes(one));
}
