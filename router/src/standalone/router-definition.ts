import { z } from "zod";
import { coprocessorSchema, type CoprocessorOptions } from "../hooks/coprocessor.js";
import { headerRuleSchema, type HeaderRule } from "../hooks/header-rules.js";
import type { RouterHooks } from "../hooks/router-hooks.js";

export type { CoprocessorOptions, HeaderRule };
export type * from "../hooks/router-hooks.js";

/** The content of a router's configuration file. The command line has the addresses and limits. */
export interface RouterDefinition {
  /** Called at each stage in this order, before the coprocessor. */
  readonly hooks?: RouterHooks | readonly RouterHooks[];
  /** The longest time of one hook in milliseconds; 1000 when absent. */
  readonly hookTimeoutMs?: number;
  readonly coprocessor?: CoprocessorOptions;
  /** Applied after the headers of `--forward-header`. */
  readonly headers?: readonly HeaderRule[];
  /** The part of the supergraph that clients see, by `@tag`. */
  readonly contract?: Contract;
}

const tag = z.string().regex(/^[A-Za-z_][\w/-]{0,127}$/, "must be the name of a tag");
const contractSchema = z.strictObject({
  include: z.array(tag).min(1).optional(),
  exclude: z.array(tag).min(1).optional(),
});
export type Contract = z.infer<typeof contractSchema>;

const hook = z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "must be a function");
const hooksSchema = z.strictObject({
  onRequest: hook.optional(),
  onOperation: hook.optional(),
  onSubgraphFetch: hook.optional(),
  onSubgraphAnswer: hook.optional(),
  onResponse: hook.optional(),
});

const definitionSchema = z.strictObject({
  hooks: z.preprocess((hooks) => (hooks === undefined ? undefined : [hooks].flat()), z.array(hooksSchema).optional()),
  hookTimeoutMs: z.int().min(1).max(60_000).optional(),
  coprocessor: coprocessorSchema.optional(),
  headers: z.array(headerRuleSchema).optional(),
  contract: contractSchema.optional(),
});

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
