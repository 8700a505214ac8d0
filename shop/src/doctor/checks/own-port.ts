import { auditPort, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { isSubgraph, type DoctorView } from "../doctor-view.js";
import { failed, ok, skipped, type Finding } from "../finding.js";
import { codeOf } from "../reach.js";

const timeoutMs = 5000;

interface Listener {
  /** The service that should listen there. */
  readonly service: string;
  readonly setting: "PORT" | "SERVICE_PORT";
  readonly port: number;
}

interface Health {
  readonly service?: string;
  readonly status?: string;
  /** The router's view of the subgraphs. */
  readonly subgraphs?: Readonly<Record<string, { readonly status: string }>>;
}

/** Checks what listens on the program's own port: the program, another one, or none. */
export async function checkOwnPort(view: DoctorView): Promise<Finding[]> {
  const { service, setting, port } = listenerOf(view);
  const url = `http://localhost:${port}/health`;
  let answer: Response;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    const code = codeOf((error as Error).cause ?? error);
    return code === "ECONNREFUSED"
      ? [skipped(service, `nothing listens on port ${port}; it does not run on this machine`)]
      : [failed(service, `${url} does not answer (${code})`, `look in the log of ${service}, and start it again`)];
  }
  const health = (await answer.json().catch(() => ({}))) as Health;
  if (health.service !== service)
    return [failed(service, `another program listens on port ${port}`, `end it, or set ${setting} to a free port`)];
  return [healthFinding(service, url, health)];
}

function listenerOf(view: DoctorView): Listener {
  const reader = view.reader();
  if (isSubgraph(view.from))
    return {
      service: view.from,
      setting: "SERVICE_PORT",
      port: reader.port("SERVICE_PORT", subgraphPorts[view.from]),
    };
  if (view.from === "audit")
    return { service: "audit", setting: "SERVICE_PORT", port: reader.port("SERVICE_PORT", auditPort) };
  return { service: "router", setting: "PORT", port: reader.port("PORT", 4000) };
}

function healthFinding(service: string, url: string, { status, subgraphs = {} }: Health): Finding {
  const down = Object.entries(subgraphs).filter((entry) => entry[1].status !== "ok");
  const advice = "look in the log for the reason, and at the databases below";
  if (down.length > 0) {
    const list = down.map(([name, health]) => `${name} is ${health.status}`).join(", ");
    return failed(service, `${url}: ${list}`, advice);
  }
  return status === undefined || status === "ok"
    ? ok(service, `${url} answers that it is healthy`)
    : failed(service, `${url} answers that it is ${status}`, advice);
}
