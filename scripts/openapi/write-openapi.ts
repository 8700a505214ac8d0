import { writeFileSync } from "node:fs";
import { openApiDocument } from "@souk/router/rest/openapi-document";
import { openApiFile, openApiText } from "./openapi-files.ts";

// Writes schema/openapi.json from the REST routes.
writeFileSync(openApiFile, openApiText(await openApiDocument()));
process.stdout.write(`wrote ${openApiFile}\n`);
