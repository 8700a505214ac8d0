import { readFileSync } from "node:fs";
import { z } from "zod";

/** The format that Apollo's tools write and other routers read. */
export const manifestFormat = { format: "apollo-persisted-query-manifest", version: 1 } as const;

const manifestSchema = z.object({
  format: z.literal(manifestFormat.format),
  version: z.literal(manifestFormat.version),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      type: z.enum(["query", "mutation", "subscription"]),
      body: z.string().min(1),
    }),
  ),
});

export type OperationManifest = z.infer<typeof manifestSchema>;

/** Throws when the file cannot be read or is not a manifest. */
export function readManifest(file: string): OperationManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
