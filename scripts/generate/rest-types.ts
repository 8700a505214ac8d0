import { execFileSync } from "node:child_process";
import { onlyWhenChanged } from "../graph/only-when-changed.ts";
import { restTypes } from "./generated-sources.ts";

/** Writes the types of the client that a stock generator makes of `schema/openapi.json`, when it has changed. */
export async function generateRestTypes(): Promise<void> {
  await onlyWhenChanged(
    "rest-types",
    { reads: ["schema/openapi.json", "tools/openapi-client/package.json"], writes: [restTypes] },
    async () => {
      execFileSync(process.execPath, ["--run", "generate"], {
        cwd: "tools/openapi-client",
        stdio: ["ignore", "ignore", "inherit"],
      });
    },
  );
}
