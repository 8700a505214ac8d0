import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { releaseNotes } from "./release-notes.ts";

// Turns the changesets into the next version of all packages and its section of CHANGELOG.md. `npm run release`

const product = "shop";

interface Manifest {
  version: string;
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;
const before = readManifest("package.json").version;

execFileSync("npm", ["run", "--silent", "changeset", "--", "version"], { stdio: "inherit" });
const { version } = readManifest(`${product}/package.json`);
if (version === before) throw new Error("There are no changesets: run npm run changeset for each change first.");

// Changesets writes a changelog for each package; the product has one.
const changelogs = globSync(["*/CHANGELOG.md", "{examples,packages,subgraphs,tools}/*/CHANGELOG.md"]).toSorted();
const texts = changelogs.map((path) => readFileSync(path, "utf8"));
const section = releaseNotes(texts, version, new Date().toISOString().slice(0, 10));
for (const path of changelogs) rmSync(path);

const title = "# Changelog\n";
const earlier = existsSync("CHANGELOG.md") ? readFileSync("CHANGELOG.md", "utf8").slice(title.length) : "";
writeFileSync("CHANGELOG.md", `${title}\n${section}\n${earlier}`);
writeFileSync(
  "package.json",
  readFileSync("package.json", "utf8").replace(`"version": "${before}"`, `"version": "${version}"`),
);
replaceIn("deploy/helm/souk/Chart.yaml", /^((?:appV|v)ersion: ).*$/gm, `$1${version}`);
replaceIn("docs/operations/images.md", new RegExp(`(souk/souk:)${before}`, "g"), `$1${version}`);
for (const lock of globSync("examples/*/package-lock.json"))
  replaceIn(lock, /("name": "@souk\/\w+",\s+"version": )"[^"]+"/g, `$1"${version}"`);
execFileSync("npm", ["install", "--package-lock-only"], { stdio: "inherit" });
execFileSync("npm", ["run", "--silent", "manifests"], { stdio: "inherit" });
execFileSync("npx", ["prettier", "--write", "CHANGELOG.md", "package.json"], { stdio: "inherit" });
process.stdout.write(`Version ${version} is ready. Commit it, then: git tag v${version}\n`);

function replaceIn(path: string, pattern: RegExp, text: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(pattern, text));
}
