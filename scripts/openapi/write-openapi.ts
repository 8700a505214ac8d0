import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { openApiDocument } from "@souk/router/rest/openapi-document";
import { openApiFile, openApiText, restClientFile } from "./openapi-files.ts";

// Writes schema/openapi.json from the REST routes, and the types of the client that a stock generator makes of it.
writeFileSync(openApiFile, openApiText(await openApiDocument()));
execFileSync("tools/openapi-client/node_modules/.bin/openapi-typescript", [openApiFile, "-o", restClientFile], {
  stdio: ["ignore", "ignore", "inherit"],
});
process.stdout.write(`wrote ${openApiFile}\nwrote ${restClientFile}\n`);
