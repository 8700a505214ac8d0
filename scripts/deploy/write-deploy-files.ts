import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { baseFiles, baseFolder, chartFiles } from "./deploy-files.ts";
import { findRenderer } from "./render-chart.ts";

// Writes the chart's generated files, and the Kustomize base where a renderer is installed.
const write = (files: ReadonlyMap<string, string>): void => {
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`wrote ${path}\n`);
  }
};
write(chartFiles());
const renderer = findRenderer();
if (renderer) write(baseFiles(renderer));
else {
  process.stderr.write(
    `${baseFolder} is as before: install helm, or on Debian golang-go, golang-github-masterminds-sprig-dev and golang-k8s-sigs-yaml-dev\n`,
  );
  process.exitCode = 3;
}
