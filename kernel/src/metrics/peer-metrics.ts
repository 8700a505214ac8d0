import type { Registry } from "prom-client";
import type { UpstreamOptions } from "../peers/upstream/upstream.js";
import { counterIn, gaugeIn } from "./open-metric.js";

type UpstreamObserver = Pick<UpstreamOptions, "onCircuit" | "onRepeat">;

/** Observes the calls of this process's subgraphs to another subgraph. */
export function observePeer(registry: Registry, subgraph: string, log: (isOpen: boolean) => void): UpstreamObserver {
  const circuits = gaugeIn(registry, "peer_circuit_open");
  const repeats = {
    refused: counterIn(registry, "peer_call_retries_total"),
    slow: counterIn(registry, "peer_hedged_calls_total"),
  };
  circuits.set({ subgraph }, 0);
  return {
    onCircuit: (isOpen) => {
      circuits.set({ subgraph }, isOpen ? 1 : 0);
      log(isOpen);
    },
    onRepeat: (reason) => repeats[reason].inc({ subgraph }),
  };
}
