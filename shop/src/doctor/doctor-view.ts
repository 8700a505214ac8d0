import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { auditPort, subgraphNames, subgraphPorts, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { LoadedProject } from "@souk/kernel/project/project";

/** `shop`: the whole shop in one process. `services`: the program that starts a process for each service. */
export const doctorPlaces = ["shop", "services", "router", "audit", ...subgraphNames] as const;

export type DoctorPlace = (typeof doctorPlaces)[number];

/** The program whose settings and connections are checked. */
export interface DoctorView {
  readonly from: DoctorPlace;
  readonly environment: Environment;
  readonly project: LoadedProject;
  /** Reads the environment without reporting its faults: the check of the settings reports them. */
  readonly reader: () => SettingsReader;
}

export function doctorView(from: DoctorPlace, environment: Environment, project: LoadedProject): DoctorView {
  return { from, environment, project, reader: () => new SettingsReader(environment, project) };
}

/** Derives the place from an environment: the container of a subgraph sets its port, that of the router only keys. */
export function likelyPlace(environment: Environment): DoctorPlace {
  const port = environment.SERVICE_PORT?.trim() ?? "";
  if (port === String(auditPort)) return "audit";
  const subgraph = subgraphNames.find((name) => String(subgraphPorts[name]) === port);
  if (subgraph) return subgraph;
  return environment.SERVICE_KEYS || environment.SERVICE_KEYS_FILE ? "router" : "shop";
}

export function isSubgraph(place: DoctorPlace): place is SubgraphName {
  return (subgraphNames as readonly string[]).includes(place);
}

/** Whether the place is a program that has the settings of the whole shop. */
export function isWholeShop(place: DoctorPlace): place is "shop" | "services" {
  return place === "shop" || place === "services";
}
