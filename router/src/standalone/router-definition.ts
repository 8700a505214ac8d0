import { z } from "zod";
import { extensionRules, type RouterExtensions } from "../hooks/router-extensions.js";

export type { CoprocessorOptions } from "../hooks/coprocessor.js";
export type { HeaderRule } from "../hooks/header-rules.js";
export type { InsertedSetting, ProjectRouter, RouterExtensions } from "../hooks/router-extensions.js";
export type * from "../hooks/router-hooks.js";

/** The content of a router's configuration file. The command line has the addresses and limits. */
export interface RouterDefinition extends RouterExtensions {
  /** The part of the supergraph that clients see, by `@tag`. */
  readonly contract?: Contract;
}

const tag = z.string().regex(/^[A-Za-z_][\w/-]{0,127}$/, "must be the name of a tag");
const contractSchema = z.strictObject({
  include: z.array(tag).min(1).optional(),
  exclude: z.array(tag).min(1).optional(),
});
export type Contract = z.infer<typeof contractSchema>;

const definitionSchema = z.strictObject({ ...extensionRules, contract: contractSchema.optional() });

/** Types the configuration of a stand-alone router. */
export function defineRouter(definition: RouterDefinition): RouterDefinition {
  return definition;
}

/** Throws an Error that lists every fault. */
export function checkedDefinition(file: string, value: unknown): RouterDefinition {
  const result = definitionSchema.safeParse(value);
  // the hooks themselves are kept, because they may be objects with state
  if (result.success) return { ...(value as RouterDefinition), headers: result.data.headers ?? [] };
  throw new Error(`${file} is not valid:\n${z.prettifyError(result.error)}`);
}
