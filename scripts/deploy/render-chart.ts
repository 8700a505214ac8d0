import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

/** The folder of the chart. */
export const chartFolder = "deploy/helm/souk";

/** The command that renders a chart on this machine, without its arguments. */
export type Renderer = readonly [command: string, ...args: string[]];

/** Debian's packages of Go libraries are in this folder, which Go searches without modules. */
const goEnvironment = { GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "" };

/**
 * Returns the command that renders charts: `helm`, or `tools/helm-template` where Go and sprig are installed (Debian:
 * golang-go, golang-github-masterminds-sprig-dev, golang-k8s-sigs-yaml-dev). Undefined without both.
 */
export function findRenderer(): Renderer | undefined {
  if (spawnSync("helm", ["version"]).status === 0) return ["helm", "template"];
  const program = "node_modules/.cache/helm-template";
  const env = { ...process.env, ...goEnvironment };
  const { status } = spawnSync("go", ["build", "-o", program, "./tools/helm-template"], { env });
  return status === 0 ? [program] : undefined;
}

/**
 * Renders the chart as the release `souk`. Returns the text of each template's objects by the name of the template,
 * such as `deployment.yaml`. Throws an Error with the renderer's message.
 */
export function renderChart([command, ...args]: Renderer, values: object = {}): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "souk-values-"));
  const valuesFile = join(folder, "values.yaml");
  try {
    writeFileSync(valuesFile, stringify(values));
    const { status, stdout, stderr } = spawnSync(command, [...args, "-f", valuesFile, "souk", chartFolder], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`${command} cannot render ${chartFolder}: ${stderr}`);
    return byTemplate(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sorts the objects of each template by their text, since renderers order them differently. */
function byTemplate(rendered: string): Map<string, string> {
  const objects = new Map<string, string[]>();
  for (const part of rendered.split(/^---\n/m)) {
    const [, template, text] = /^# Source: .*\/templates\/(\S+)\n([\s\S]*)$/.exec(part) ?? [];
    if (template === undefined || text === undefined) continue;
    objects.set(template, [...(objects.get(template) ?? []), `${text.trim()}\n`]);
  }
  return new Map([...objects].map(([template, texts]) => [template, texts.sort().join("---\n")]));
}
