import { stat } from "node:fs/promises";
import { join } from "node:path";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { subgraphUrl } from "@souk/kernel/config/subgraph-urls";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { ServiceKeyRing } from "@souk/kernel/keys/service-keys";
import { serviceKeyFilesIn } from "@souk/kernel/keys/service-key-files";
import { readServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { createLogger } from "@souk/kernel/logging/logger";
import { mayServiceReach } from "@souk/kernel/subgraph/service-calls";
import { readShopConfig } from "../../settings/config.js";
import { clockFinding } from "../clock-finding.js";
import { doctorView, type DoctorPlace, type DoctorView } from "../doctor-view.js";
import { failed, ok, skipped, warning, type Finding } from "../finding.js";
import { addressOf, codeOf, reach } from "../reach.js";
import { missingFields } from "../supergraph-fields.js";

const timeoutMs = 5000;

/**
 * Checks each call that the program makes to other services: the name, the port, the health, the token and the clock.
 * The router also compares each subgraph with the supergraph that it serves.
 */
export async function checkServices(view: DoctorView): Promise<Finding[]> {
  // in one process, services call each other directly; the audit calls no service
  if (view.from === "shop" || view.from === "audit") return [];
  if (view.from !== "services") return edgesOf(view, view.from);
  const { dataDir, ownKeys } = readShopConfig(view.reader());
  const files = serviceKeyFilesIn(join(dataDir, "keys"));
  if (ownKeys && !(await stat(files.known).catch(() => undefined)))
    return [skipped("services", "the services have never run on DATA_DIR, so they have no keys yet")];
  const reached = await Promise.all(subgraphNames.map((name) => reachSubgraph(name, name, view)));
  const down = reached.filter(({ status }) => status === "failed");
  if (down.length === reached.length)
    return [skipped("services", "no service answers at its address; the services do not run")];
  const views = [...files.own].map(([name, own]) => {
    const keys = { SERVICE_KEYS_FILE: own, SERVICE_PUBLIC_KEYS_FILE: files.known };
    return doctorView(name as DoctorPlace, { ...view.environment, ...keys }, view.project);
  });
  const isUp = (name: string): boolean => !down.some(({ subject }) => subject === name);
  const found = await Promise.all(views.map((each) => edgesOf(each, each.from, isUp)));
  return [...down, ...found.flat()];
}

function reachSubgraph(subject: string, name: SubgraphName, view: DoctorView): Promise<Finding> {
  return reach(subject, addressOf(subgraphUrl(new SettingsReader(view.environment), name)));
}

async function edgesOf(
  view: DoctorView,
  caller: DoctorPlace,
  isUp: (name: SubgraphName) => boolean = () => true,
): Promise<Finding[]> {
  const reader = view.reader();
  const keys = readServiceKeys(reader, caller);
  const others = subgraphNames.filter((name) => name !== caller && isUp(name));
  const callees = others.filter((name) => caller === "router" || mayServiceReach(caller, name));
  if (!keys) return [skipped(caller, "its service keys cannot be read, so no call can be tried")];
  using ring = new ServiceKeyRing(caller, keys, createLogger(caller, "silent"));
  const tokens = new ServiceTokens(ring);
  const findings = callees.map((callee) => edge({ caller, callee, view, tokens }));
  return (await Promise.all(findings)).flat();
}

interface Edge {
  readonly caller: string;
  readonly callee: SubgraphName;
  readonly view: DoctorView;
  readonly tokens: ServiceTokens;
}

async function edge({ caller, callee, view, tokens }: Edge): Promise<Finding[]> {
  const subject = `${caller} → ${callee}`;
  const url = subgraphUrl(new SettingsReader(view.environment), callee);
  if (!URL.canParse(url)) return [];
  const reached = await reachSubgraph(subject, callee, view);
  if (reached.status === "failed") return [reached];
  try {
    const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(timeoutMs) });
    if (health.status === 503)
      return [
        failed(subject, `${callee} answers that it is not healthy`, `look at the database and the log of ${callee}`),
      ];
    return await call({ caller, callee, view, tokens }, url);
  } catch (error) {
    const code = codeOf((error as Error).cause ?? error);
    return [failed(subject, `${url} does not answer (${code})`, `look in the log of ${callee}`)];
  }
}

async function call({ caller, callee, view, tokens }: Edge, url: string): Promise<Finding[]> {
  const subject = `${caller} → ${callee}`;
  const query = caller === "router" ? "{ _service { sdl } }" : "{ __typename }";
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(await tokens.headersFor(caller, callee)) },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const date = Date.parse(answer.headers.get("date") ?? "");
  const clock = Number.isNaN(date) ? [] : [clockFinding(subject, date)].filter(({ status }) => status !== "ok");
  if (answer.status === 401 || answer.status === 403)
    return [
      failed(
        subject,
        `${callee} refuses the service token of ${caller}`,
        `give ${callee} the public key of ${caller} in SERVICE_PUBLIC_KEYS, and restart neither: files are read again`,
      ),
      ...clock,
    ];
  const body = (await answer.json().catch(() => ({}))) as {
    readonly data?: { readonly _service?: { readonly sdl: string } };
  };
  if (!body.data)
    return [
      failed(subject, `${url} answers with status ${answer.status} and no data`, `is this address that of ${callee}?`),
    ];
  const sdl = body.data._service?.sdl;
  return [
    ok(subject, `${callee} accepts the token`),
    ...clock,
    ...(sdl === undefined ? [] : await compared(subject, callee, sdl, view)),
  ];
}

async function compared(subject: string, callee: string, sdl: string, view: DoctorView): Promise<Finding[]> {
  const missing = await missingFields(callee, sdl, view.reader().optionalText("SUPERGRAPH_FILE"));
  if (missing.length === 0) return [];
  const names = missing.slice(0, 5).join(", ");
  return [
    warning(
      subject,
      `${callee} lacks what the supergraph expects: ${names}${missing.length > 5 ? ` and ${missing.length - 5} more` : ""}`,
      `deploy ${callee} and the router from one release: the subgraphs first`,
    ),
  ];
}
