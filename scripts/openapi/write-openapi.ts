import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { openApiDocument } from "@souk/router/rest/openapi-document";
import { openApiFile, openApiText } from "./openapi-files.ts";

// Writes schema/openapi.json from the REST routes, and the types of the client that a stock generator makes of it.
writeFileSync(openApiFile, openApiText(await openApiDocument()));
execFileSync(process.execPath, ["--run", "generate"], { cwd: "tools/openapi-client", stdio: "ignore" });
process.stdout.write(`wrote ${openApiFile} and the types of its client\n`);
