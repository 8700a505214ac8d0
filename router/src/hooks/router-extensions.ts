import { z } from "zod";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { coprocessorSchema, type CoprocessorOptions } from "./coprocessor.js";
import { headerRuleSchema, type HeaderRule } from "./header-rules.js";
import type { RouterHooks } from "./router-hooks.js";

/** The parts of a router's work on requests that a project adds. */
export interface RouterExtensions {
  /** Called at each stage in this order, before the coprocessor. */
  readonly hooks?: RouterHooks | readonly RouterHooks[];
  /** The longest time of one hook in milliseconds; 1000 when absent. */
  readonly hookTimeoutMs?: number;
  readonly coprocessor?: CoprocessorOptions;
  /** Applied in their order to the headers that a subgraph would get without them. */
  readonly headers?: readonly HeaderRule[];
}

/** Inserts the value of a setting, so that a secret stays in the environment. */
export interface InsertedSetting {
  readonly insert: string;
  /** The name of the setting. */
  readonly setting: string;
  readonly subgraphs?: readonly string[] | undefined;
}

/** The `router` of souk.config.ts. */
export interface ProjectRouter extends Omit<RouterExtensions, "headers"> {
  readonly headers?: readonly (HeaderRule | InsertedSetting)[];
}

const hook = z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "must be a function");
const hooksSchema = z.strictObject({
  onRequest: hook.optional(),
  onOperation: hook.optional(),
  onSubgraphFetch: hook.optional(),
  onSubgraphAnswer: hook.optional(),
  onResponse: hook.optional(),
});

/** The rules of each key. */
export const extensionRules = {
  hooks: z.preprocess((hooks) => (hooks === undefined ? undefined : [hooks].flat()), z.array(hooksSchema).optional()),
  hookTimeoutMs: z.int().min(1).max(60_000).optional(),
  coprocessor: coprocessorSchema.optional(),
  headers: z.array(headerRuleSchema).optional(),
};

/** Reads the `router` of souk.config.ts with the settings that it names, and reports all of its faults. */
export function readRouterExtensions(reader: SettingsReader): RouterExtensions {
  const { file = "souk.config.ts", project } = reader.project;
  const given = project.router as ProjectRouter;
  const headers = Array.isArray(given.headers)
    ? given.headers.map((rule: HeaderRule | InsertedSetting) => withSetting(rule, reader))
    : given.headers;
  const { data, error } = z.strictObject(extensionRules).safeParse({ ...given, headers });
  for (const { path, message } of error?.issues ?? [])
    reader.fault(`${file} ${["router", ...path].map(String).join(".")}`, message);
  // the hooks themselves are kept, because they may be objects with state
  return { ...given, headers: data?.headers ?? [] };
}

function withSetting(rule: HeaderRule | InsertedSetting, reader: SettingsReader): unknown {
  if (typeof rule !== "object" || rule === null || !("setting" in rule)) return rule;
  const { setting, ...inserted } = rule;
  return { ...inserted, value: reader.text(String(setting)) };
}

/** Whether code of the project sees requests, and not only headers. */
export function hasHooks({ hooks = [], coprocessor }: RouterExtensions): boolean {
  return coprocessor !== undefined || [hooks].flat().length > 0;
}
