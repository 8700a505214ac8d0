import { writeFileSync } from "node:fs";
import { clientDocuments, manifestText, operationManifest } from "./operation-manifest.ts";

// Writes schema/operations.json: every operation of our clients, for routers that accept no others.
const manifest = operationManifest(clientDocuments());
writeFileSync("schema/operations.json", manifestText(manifest));
process.stdout.write(`wrote ${manifest.operations.length} operations to schema/operations.json\n`);
