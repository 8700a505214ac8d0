import { globSync } from "node:fs";
import { join } from "node:path";
import type { MutantCoverage, StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from "@stryker-mutator/api/test-runner";
import { addEventHandler } from "jest-circus";
import { readConfig } from "jest-config";

const root = join(import.meta.dirname, "../../..");

/** The variables that the mutated sources share with their runner. */
interface Instrumenter {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}

const instrumenter: Instrumenter = ((globalThis as { __stryker__?: Instrumenter }).__stryker__ ??= {});

/** The options of Stryker, with the globs of a subgraph relative to the tree. */
export interface SubgraphOptions {
  readonly subgraphTests: string;
  readonly subgraphSources: string;
}

/**
 * Runs the Jest tests of a subgraph in this process, which keeps their modules from one mutant to the next: a mutant is
 * a branch in the sources that `activeMutant` selects. Jest's own runner would load all modules again for each mutant.
 */
class SubgraphTestRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);

  private readonly sandbox = process.cwd();
  private readonly sources: readonly string[];
  private readonly files: readonly string[];
  private runFile: (path: string) => Promise<unknown> = () => Promise.reject(new Error("init was not called"));
  /** The path of the running file. */
  private file = "";
  /** The ids of the tests to run; undefined for all. */
  private filter: ReadonlySet<string> | undefined;
  private results: TestResult[] = [];
  /** The first failure ends a run. */
  private hasFailed = false;

  constructor(options: StrykerOptions) {
    const { subgraphSources, subgraphTests } = options as unknown as SubgraphOptions;
    this.sources = globSync(subgraphSources, { exclude: ["**/*.test.ts"] });
    this.files = globSync(subgraphTests).toSorted(domainFirst);
  }

  /** The process must start anew before the run of a mutant in a constant of a module. */
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    // some tests read files that the sandbox does not have
    process.chdir(root);
    const { globalConfig, projectConfig } = await readConfig({ _: [], $0: "" }, root);
    const workerData = { globalConfig, projectConfig, runtime: "child_process" };
    Object.assign(process, { __tinypool_state__: { workerId: process.pid, workerData } });
    const worker = (await import(join(root, "node_modules/jest-light-runner/src/worker-runner.js"))) as {
      readonly default: (path: string) => Promise<unknown>;
    };
    this.runFile = worker.default;
    addEventHandler((event, { currentDescribeBlock: block }) => {
      const added = event.name === "add_test" ? block.children.at(-1) : undefined;
      if (added?.type === "test" && added.fn) added.fn = this.recorded(this.idOf(added), added.fn as () => unknown);
      const hook = event.name === "add_hook" ? block.hooks.at(-1) : undefined;
      if (hook) hook.fn = this.recorded(this.hooksId(), hook.fn as () => unknown, hook.type.startsWith("after"));
    });
  }

  async dryRun(): Promise<DryRunResult> {
    await this.loadSources();
    return this.run();
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    mutantActivation,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation === "runtime") await this.loadSources();
    Object.assign(instrumenter, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const result = await this.run(testFilter && new Set(testFilter));
    instrumenter.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(instrumenter.hitCount, hitLimit) ?? result);
  }

  /** Loads the sources while no mutant is active, so that none gets into a constant of a module. */
  private async loadSources(): Promise<void> {
    for (const source of this.sources) await import(join(this.sandbox, source));
  }

  private async run(filter?: ReadonlySet<string>): Promise<DryRunResult> {
    this.filter = filter;
    this.results = [];
    this.hasFailed = false;
    for (const file of this.files) {
      this.file = file;
      if (this.hasFailed || (filter && ![...filter].some((id) => id.startsWith(`${file}: `)))) continue;
      await this.runFile(join(this.sandbox, file)).catch((error: unknown) => this.fail(this.hooksId(), 0, error));
      instrumenter.currentTestId = undefined;
      this.report(this.hooksId(), 0);
    }
    const { mutantCoverage } = instrumenter;
    return { status: DryRunStatus.Complete, tests: this.results, ...(mutantCoverage && { mutantCoverage }) };
  }

  /** A mutant that only a hook of a file reaches is tested by all tests of the file. */
  private hooksId(): string {
    return `${this.file}: hooks`;
  }

  private idOf({ name, parent }: { readonly name: string; readonly parent: Block }): string {
    const titles = [name];
    for (let block: Block | undefined = parent; block?.parent; block = block.parent) titles.unshift(block.name);
    return `${this.file}: ${titles.join(" > ")}`;
  }

  /** Returns the function of a test or hook, which runs if it is chosen and nothing has failed. */
  private recorded(id: string, run: () => unknown, cleansUp = false): () => Promise<void> {
    return async () => {
      const isTest = id !== this.hooksId();
      const isChosen = !isTest || !this.filter || this.filter.has(id) || this.filter.has(this.hooksId());
      if (!cleansUp && (this.hasFailed || !isChosen)) return;
      instrumenter.currentTestId = id;
      const startedAt = performance.now();
      try {
        await run();
        if (isTest) this.report(id, performance.now() - startedAt);
      } catch (error) {
        this.fail(id, performance.now() - startedAt, error);
      } finally {
        instrumenter.currentTestId = this.hooksId();
      }
    };
  }

  private report(id: string, timeSpentMs: number): void {
    this.results.push({ id, name: id, timeSpentMs, status: TestStatus.Success });
  }

  private fail(id: string, timeSpentMs: number, error: unknown): void {
    this.hasFailed = true;
    const failureMessage = error instanceof Error ? error.message : String(error);
    this.results.push({ id, name: id, timeSpentMs, status: TestStatus.Failed, failureMessage });
  }
}

interface Block {
  readonly name: string;
  readonly parent?: Block | undefined;
}

/** The tests of rules are the fastest. */
function domainFirst(one: string, other: string): number {
  const rank = (file: string): number => (file.includes("/domain/") ? 0 : 1);
  return rank(one) - rank(other) || one.localeCompare(other);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "subgraph", SubgraphTestRunner)];
