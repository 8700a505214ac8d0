import { join, resolve } from "node:path";
import type { Environment } from "@souk/kernel/config/config-reader";
import { subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { customFieldsSdl } from "@souk/kernel/custom-fields/graph/custom-fields-sdl";
import { parse } from "graphql";
import { shopCurrency } from "../settings/shop-currency.js";
import type { SubgraphToCompose } from "./compose-supergraph.js";
import { committedSdl, supergraphFile } from "./supergraph-file.js";

/** The declared fields of a project have faults. The message lists all of them. */
class CustomFieldsError extends Error {
  constructor(faults: readonly string[]) {
    super(`the project's fields are wrong:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "CustomFieldsError";
  }
}

/**
 * Returns the environment with the supergraph of the project in `SUPERGRAPH_FILE`. It is composed when the project
 * declares fields, and stored in `DATA_DIR`. An environment with a `SUPERGRAPH_FILE` stays as it is. Throws
 * CustomFieldsError, ProjectNotComposedError and CompositionMissingError.
 */
export async function withProjectSupergraph(
  environment: Environment,
  customFields: CustomFields | undefined,
): Promise<Environment> {
  const faults = customFieldFaults(customFields ?? {}, shopCurrency(environment));
  if (faults.length > 0) throw new CustomFieldsError(faults.map(({ name, complaint }) => `${name} ${complaint}`));
  const hasFields = Object.values(customFields ?? {}).some((fields) => Object.keys(fields ?? {}).length > 0);
  if (!customFields || !hasFields || environment.SUPERGRAPH_FILE) return environment;
  const folder = join(resolve(environment.DATA_DIR?.trim() || ".data"), "schema");
  const subgraphs = await Promise.all(subgraphNames.map((name) => extended(name, customFields)));
  return { ...environment, SUPERGRAPH_FILE: await supergraphFile(folder, subgraphs) };
}

async function extended(name: keyof typeof subgraphPorts, customFields: CustomFields): Promise<SubgraphToCompose> {
  const sdl = await committedSdl(name);
  const known = parse(sdl).definitions.flatMap((node) => ("name" in node && node.name ? [node.name.value] : []));
  const added = customFieldsSdl(name, customFields, new Set(known));
  return { name, sdl: `${sdl}\n${added}`, url: `http://${name}:${subgraphPorts[name]}/graphql` };
}
