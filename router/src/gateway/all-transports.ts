import { projectService, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { RouterConfig } from "../config.js";
import { foreignTransport } from "./foreign-transport.js";

type SubgraphsOfConfig = Pick<RouterConfig, "hasProjectGraph" | "foreignSubgraphs">;

/** Returns the names of Souk's subgraphs, the project's own and the foreign ones. */
export function namesOfSubgraphs({ hasProjectGraph, foreignSubgraphs }: SubgraphsOfConfig): readonly string[] {
  return [...subgraphNames, ...(hasProjectGraph ? [projectService] : []), ...foreignSubgraphs.map(({ name }) => name)];
}

/** Adds the transports to foreign subgraphs, which are the same in one process and in many. */
export function withForeignTransports(
  { foreignSubgraphs }: Pick<RouterConfig, "foreignSubgraphs">,
  subgraph: (name: string) => PeerTransport,
  serviceTokens: ServiceTokens,
  resources: AsyncDisposableStack,
): (name: string) => PeerTransport {
  const transports = new Map(
    foreignSubgraphs.map((address) => {
      const proof = () => serviceTokens.headersFor("router", address.name);
      return [address.name, resources.use(foreignTransport(address, proof))] as const;
    }),
  );
  return (name) => transports.get(name) ?? subgraph(name);
}
