import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { keySetText, type KeySet } from "@souk/kernel/keys/key-set";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { memoryOfTree } from "../memory/process-memory.ts";
import { canonicalJson } from "../measure/canonical-json.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import { ServerProcess } from "../measure/server-process.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";

export interface SubgraphBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  /** Writes CPU profiles of both servers under these names after the rounds; undefined: no profiles. */
  readonly profile: string | undefined;
  readonly report: (line: string) => void;
}

const kinds = ["lean", "apollo"] as const;
type Kind = (typeof kinds)[number];

export interface SubgraphFigures {
  readonly workloads: readonly {
    readonly workload: string;
    /** CPU milliseconds of catalog's process for each request. */
    readonly lean: Spread;
    readonly apollo: Spread;
    /** Apollo Server divided by the lean server in the same round. */
    readonly ratio: Spread;
  }[];
  /** Memory of each process before the first request. */
  readonly memory: readonly { readonly server: Kind; readonly rssMb: number; readonly pssMb: number }[];
}

const secret = "the secret of the router of this benchmark";
const settleMs = 20_000;

/** Runs each workload on catalog with the lean server and with Apollo Server in turns; both share one database. */
export async function benchSubgraph(options: SubgraphBenchOptions): Promise<SubgraphFigures> {
  const { seconds, rounds, clients, profile, report } = options;
  await using resources = new AsyncDisposableStack();
  const servers = await openServers(resources);
  await wait(settleMs);
  const memory = kinds.map((server) => ({ server, ...memoryOf(servers[server]) }));
  const figures: SubgraphFigures["workloads"][number][] = [];
  for (const { name, query, variables } of await workloadsFor(servers.lean.readyMessage)) {
    const body = JSON.stringify({ query, variables });
    await requireSameAnswer(servers, body);
    const burst = (kind: Kind): Promise<number> => {
      const { readyMessage: url } = servers[kind];
      return requestCpu(servers[kind], { url, body, headers, clients, seconds, answersAtLeast: 100 });
    };
    // both servers are warm before the first round
    for (const kind of kinds) await burst(kind);
    const samples: Record<Kind, number>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      samples.push({ lean: await burst("lean"), apollo: await burst("apollo") });
      report(`${name}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload: name,
      lean: spreadOf(samples.map(({ lean }) => lean)),
      apollo: spreadOf(samples.map(({ apollo }) => apollo)),
      ratio: spreadOf(samples.map(({ apollo, lean }) => apollo / lean)),
    });
    if (profile !== undefined) {
      for (const kind of kinds) {
        await servers[kind].request({ command: "profile" });
        await burst(kind);
        await servers[kind].request({
          command: "end profile",
          file: `${profile}.${kind}.${name.replaceAll(" ", "-")}`,
        });
      }
    }
  }
  return { workloads: figures, memory };
}

const headers = { "x-router-secret": secret };

async function openServers(resources: AsyncDisposableStack): Promise<Record<Kind, ServerProcess>> {
  const folder = await mkdtemp(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // PostgreSQL runs as nobody when root starts it, and must enter the folder
  await chmod(folder, 0o755);
  const postgres = resources.use(await startEmbeddedPostgres({ dataDir: join(folder, "database") }));
  const keySet: KeySet = [{ key: await generatePrivateJwk(), signsFromMs: 0 }];
  const start = async (kind: Kind): Promise<ServerProcess> =>
    resources.use(
      await ServerProcess.start({
        program: [fileURLToPath(new URL("../servers/run-catalog.ts", import.meta.url))],
        core: undefined,
        endsBy: "SIGTERM",
        environment: {
          NODE_ENV: "development",
          DATA_DIR: join(folder, kind),
          DATABASE_URL: postgres.url,
          HOST: "127.0.0.1",
          LOG_LEVEL: "warn",
          ROUTER_SECRETS: secret,
          SERVICE_KEYS: keySetText(keySet),
          SERVICE_PORT: String(await findFreePort(undefined)),
          SERVICE_PUBLIC_KEYS: publicServiceKeysText(new Map([["catalog", keySet]])),
          SUBGRAPH_SERVER: kind,
        },
      }),
    );
  return { lean: await start("lean"), apollo: await start("apollo") };
}

function memoryOf({ pid }: ServerProcess): { readonly rssMb: number; readonly pssMb: number } {
  const [own] = memoryOfTree(pid);
  if (!own) throw new Error("the process has ended");
  return { rssMb: own.rssMb, pssMb: own.pssMb };
}

interface SubgraphWorkload {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

const product = "id name sku price { amount currency } categories { id name }";

async function workloadsFor(url: string): Promise<readonly SubgraphWorkload[]> {
  const query = "{ products(first: 20) { nodes { id } } }";
  const text = await answerText(url, JSON.stringify({ query }));
  const { data } = JSON.parse(text) as { data: { products: { nodes: readonly { id: string }[] } } };
  const representations = data.products.nodes.map(({ id }) => ({ __typename: "Product", id }));
  return [
    { name: "20 products", query: `{ products(first: 20) { totalCount nodes { ${product} } } }`, variables: {} },
    {
      name: "20 entities",
      query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { ${product} } } }`,
      variables: { representations },
    },
    {
      name: "one product",
      query: `query ($id: ID!) { product(id: $id) { ${product} } }`,
      variables: { id: representations[0]?.id },
    },
    { name: "no data", query: "{ __typename }", variables: {} },
  ];
}

async function requireSameAnswer(servers: Record<Kind, ServerProcess>, body: string): Promise<void> {
  const [lean, apollo] = await Promise.all(kinds.map((kind) => answerText(servers[kind].readyMessage, body)));
  if (canonicalJson(JSON.parse(lean ?? "")) !== canonicalJson(JSON.parse(apollo ?? "")))
    throw new Error(`the servers answer ${body} differently`);
}

async function answerText(url: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${response.status} ${text}`);
  return text;
}
