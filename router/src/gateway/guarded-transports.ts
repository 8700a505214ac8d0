import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { GuardedTransport } from "@souk/kernel/peers/upstream/guarded-transport";
import { logCircuit } from "@souk/kernel/peers/upstream/log-circuit";
import type { RouterConfig } from "../config.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";

export interface GuardedTransportsDependencies {
  readonly names: readonly string[];
  /** Returns the transport to a subgraph, in this process or over HTTP. */
  readonly subgraph: (name: string) => PeerTransport;
  readonly logger: Logger;
  readonly metrics: RouterMetrics;
}

/** The connections to the subgraphs. */
export interface GuardedTransports {
  readonly transport: (name: string) => PeerTransport;
  /** Whether the circuit to the subgraph is open: it hangs, and calls to it are refused immediately. */
  readonly isOpen: (name: string) => boolean;
}

/** Creates one circuit breaker for each subgraph, shared by all requests to it. */
export function guardedTransports(
  { upstream }: Pick<RouterConfig, "upstream">,
  { names, subgraph, logger, metrics }: GuardedTransportsDependencies,
  resources: AsyncDisposableStack,
): GuardedTransports {
  const transports = new Map(
    names.map((name): [string, GuardedTransport] => {
      const log = logCircuit(logger, name);
      metrics.setCircuit(name, false);
      const guarded = new GuardedTransport({
        name,
        transport: subgraph(name),
        settings: upstream,
        onCircuit: (isOpen) => {
          metrics.setCircuit(name, isOpen);
          log(isOpen);
        },
        onRepeat: (reason) => metrics.countRepeat(name, reason),
      });
      return [name, resources.use(guarded)];
    }),
  );
  const transportTo = (name: string): PeerTransport => {
    const transport = transports.get(name);
    if (!transport)
      throw new Error(`the supergraph has the subgraph ${name}, which is neither Souk's nor one of souk.config.ts`);
    return transport;
  };
  return { transport: transportTo, isOpen: (name) => transports.get(name)?.isOpen ?? false };
}
