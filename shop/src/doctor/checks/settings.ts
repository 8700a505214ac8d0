import { SettingsError, readSettings } from "@souk/kernel/config/config-reader";
import { readRouterProcessSettings } from "@souk/router/process-settings";
import { readAuditServiceSettings } from "../../audit/audit-service-settings.js";
import { readAllSettings } from "../../settings/read-all-settings.js";
import { subgraphModules } from "../../subgraph-modules.js";
import { isSubgraph, isWholeShop, type DoctorView } from "../doctor-view.js";
import { failed, ok, type Finding } from "../finding.js";

/** Reads every setting of the program and `souk.config.ts`, as its start does. */
export async function checkSettings(view: DoctorView): Promise<Finding[]> {
  try {
    await read(view);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const advice =
      "correct it in the environment, in .env or in souk.config.ts; docs/settings.md describes each setting";
    return error.faults.map(({ name, complaint }) => failed(name, complaint, advice));
  }
  const { file } = view.project;
  return [ok(view.from, file === undefined ? "all settings are valid" : `all settings and ${file} are valid`)];
}

async function read({ from, environment, project }: DoctorView): Promise<unknown> {
  if (isWholeShop(from)) return readAllSettings(environment, project);
  if (from === "router") return readSettings(from, environment, readRouterProcessSettings, project);
  if (from === "audit") return readSettings(from, environment, readAuditServiceSettings, project);
  const subgraph = subgraphModules[from];
  return readSettings(from, environment, (reader) => subgraph.readProcessSettings(reader, from), project);
}

/** Whether a view has the settings of a subgraph. */
export function hasSettingsOf(view: DoctorView, ...subgraphs: readonly string[]): boolean {
  return isWholeShop(view.from) || (isSubgraph(view.from) && subgraphs.includes(view.from));
}
