import { z } from "zod";

const name = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, "must be the name of a header")
  .toLowerCase();

/** Headers that describe one connection or one body. The router sets its own. */
const ownHeaders = new Set(["connection", "content-length", "content-type", "host", "keep-alive", "transfer-encoding"]);

const ownName = name.refine((value) => !ownHeaders.has(value), "is a header that the router sets itself");
const subgraphs = z.array(z.string().min(1)).min(1).optional();

const propagate = z.strictObject({
  /** A header of the client. */
  propagate: ownName,
  /** The header's name for the subgraph; the same name when absent. */
  as: ownName.optional(),
  /** The value when the client sends none. */
  default: z.string().optional(),
  /** The subgraphs that get the header; all when absent. */
  subgraphs,
});
const insert = z.strictObject({ insert: ownName, value: z.string(), subgraphs });
const remove = z.strictObject({ remove: name, subgraphs });

/** Which headers the subgraphs get. Later rules see the result of earlier ones. */
export const headerRuleSchema = z.union([propagate, insert, remove], {
  error:
    "must be { propagate, as?, default?, subgraphs? }, { insert, value, subgraphs? } or { remove, subgraphs? }, and no header that the router sets itself",
});
export type HeaderRule = z.infer<typeof headerRuleSchema>;

/** Returns the headers that a subgraph gets: `usual`, as the rules change them with the client's headers. */
export type HeadersForSubgraph = (
  client: (name: string) => string | undefined,
  subgraph: string,
  usual?: Readonly<Record<string, string>>,
) => Record<string, string>;

export function headersByRules(rules: readonly HeaderRule[]): HeadersForSubgraph {
  return (client, subgraph, usual = {}) => {
    const sent: Record<string, string> = { ...usual };
    for (const rule of rules) {
      if (rule.subgraphs && !rule.subgraphs.includes(subgraph)) continue;
      if ("remove" in rule) delete sent[rule.remove];
      else if ("insert" in rule) sent[rule.insert] = rule.value;
      else {
        const value = client(rule.propagate) ?? rule.default;
        if (value !== undefined) sent[rule.as ?? rule.propagate] = value;
      }
    }
    return sent;
  };
}

/** Whether the subgraph's answers may depend on headers of the client that no cache knows. */
export function propagatesTo(rules: readonly HeaderRule[], subgraph: string): boolean {
  return rules.some((rule) => "propagate" in rule && (rule.subgraphs?.includes(subgraph) ?? true));
}
