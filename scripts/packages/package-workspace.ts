import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { LocalRegistry } from "./local-registry.ts";
import { run } from "./project-process.ts";
import { publishMissing } from "./publish.ts";

export interface Project {
  readonly folder: string;
  /** The address of its shop, which it has from its environment. */
  readonly url: string;
  readonly environment: Environment;
  /** Runs npm in it. */
  readonly npm: (...options: string[]) => Promise<string>;
  /** Installs the packages; without names, those of its manifest. */
  readonly install: (...packages: string[]) => Promise<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A temporary folder with a registry of its own, in which "npm create souk" makes a project. */
export class PackageWorkspace implements AsyncDisposable {
  readonly folder: string;
  private readonly registry: LocalRegistry;
  private readonly startedAt = performance.now();

  private constructor(folder: string, registry: LocalRegistry) {
    this.folder = folder;
    this.registry = registry;
  }

  static async open(): Promise<PackageWorkspace> {
    const folder = await mkdtemp(join(tmpdir(), "souk-packages-"));
    // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
    await chmod(folder, 0o755);
    return new PackageWorkspace(folder, await LocalRegistry.start(folder));
  }

  /** Prints a step with the time since the start. */
  readonly done = (step: string): void => {
    process.stdout.write(`${((performance.now() - this.startedAt) / 1000).toFixed(1)} s  ${step}\n`);
  };

  /** Publishes the built packages of a folder that the registry lacks; those of this repository by default. */
  publish(root?: string): Promise<number> {
    const { url: registry, environment } = this.registry;
    return publishMissing({
      registry,
      environment,
      options: ["--no-provenance"],
      ...(root === undefined ? {} : { root }),
    });
  }

  async createProject(): Promise<Project> {
    const { url: registry } = this.registry;
    // npm runs a cached create-souk again when its version is the same
    const npmCache = join(this.folder, "npm-cache");
    await run({
      folder: this.folder,
      command: ["npm", "create", "--yes", "souk", "my-shop", "--", "--yes", "--registry", registry],
      environment: plainEnvironment({ npm_config_registry: registry, npm_config_cache: npmCache }),
    });
    const folder = join(this.folder, "my-shop");
    const port = await findFreePort(undefined);
    const url = `http://127.0.0.1:${port}`;
    const environment = plainEnvironment({ PORT: String(port), SHOP_URL: url });
    const npm = (...options: string[]): Promise<string> =>
      run({ folder, command: ["npm", "--no-update-notifier", ...options], environment });
    const install = (...packages: string[]): Promise<string> =>
      npm("install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);
    return { folder, url, environment, npm, install };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.registry[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Without what npm run adds: another folder has its own packages and its own Node. */
export function plainEnvironment(more: Readonly<Record<string, string>> = {}): Environment {
  const { PATH = "", HOME, TMPDIR, HTTP_PROXY, HTTPS_PROXY, NODE_EXTRA_CA_CERTS } = process.env;
  const paths = PATH.split(":").filter((path) => !path.includes("node_modules"));
  return { PATH: paths.join(":"), HOME, TMPDIR, HTTP_PROXY, HTTPS_PROXY, NODE_EXTRA_CA_CERTS, ...more };
}
