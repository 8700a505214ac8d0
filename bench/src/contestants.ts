import { fileURLToPath } from "node:url";

/** What a row is compared as. */
export type Standing = "stock" | "ours" | "other" | "ceiling";

export interface Contestant {
  readonly name: string;
  readonly title: string;
  readonly standing: Standing;
  /** Whether identical requests to subgraphs of different clients are sent once. */
  readonly sharesInFlight: boolean;
  /** Whether the subgraphs are in its own process. */
  readonly inProcess: boolean;
  /** Program and arguments for Node. */
  readonly program: (graph: Graph) => readonly string[];
}

export interface Graph {
  /** The path of its file. */
  readonly supergraph: string;
  /** JSON of the subgraphs' addresses. */
  readonly urls: string;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const engine = file("../../router/dist/standalone/main.js");

function contestant(
  name: string,
  title: string,
  standing: Standing,
  program: Contestant["program"],
  traits: Partial<Pick<Contestant, "sharesInFlight" | "inProcess">> = {},
): Contestant {
  return { name, title, standing, program, sharesInFlight: false, inProcess: false, ...traits };
}

const apollo =
  (fetch: string): Contestant["program"] =>
  ({ supergraph }) => [file("servers/run-apollo.ts"), "--supergraph", supergraph, "--fetch", fetch];
const souk =
  (...options: string[]): Contestant["program"] =>
  ({ supergraph }) => [engine, "--supergraph", supergraph, "--port", "0", "--host", "127.0.0.1", ...options];

/** In the order of a round: stock Apollo begins, since the others are told as multiples of it. */
const contestants: readonly Contestant[] = [
  contestant("apollo", "Apollo Server and gateway, stock", "stock", apollo("stock")),
  contestant("apollo-undici", "the same with a thin fetcher on undici", "other", apollo("undici")),
  contestant("engine", "Souk's engine", "ours", souk()),
  contestant("engine-apollo", "Souk's engine on Apollo's plans", "ours", souk("--planner", "apollo")),
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

/** Those of these names, all without any; throws on a name that nobody has. */
export function contestantsNamed(names: readonly string[]): readonly Contestant[] {
  const unknown = names.filter((name) => !contestants.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new RangeError(
      `nobody is named ${unknown.join(", ")}; there are ${contestants.map(({ name }) => name).join(", ")}`,
    );
  return names.length === 0 ? contestants : contestants.filter(({ name }) => names.includes(name));
}
