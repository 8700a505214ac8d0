import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { observabilityFiles } from "./observability-files.ts";

for (const [file, text] of observabilityFiles()) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`wrote ${file}\n`);
}
