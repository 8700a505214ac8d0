import { appendFile, chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { checkUpgrade } from "./check-upgrade.ts";
import { storeState } from "./extend-project.ts";
import { LocalRegistry } from "./local-registry.ts";
import { ProjectProcess, run } from "./project-process.ts";
import { publishMissing } from "./publish.ts";
import { sell } from "./sell.ts";
import { followTutorial, tutorialCommands } from "./tutorial.ts";

// Publishes all packages to a registry on this machine, creates a project in an empty folder with "npm create souk",
// installs it, and uses it like its owner: types, tests, the steps of the tutorial, "npm start", a sale, "npm run dev"
// with a change, extensions, and an upgrade to the next minor version. With --only-sale: types, "npm start" and the sale.
const mostFiles = 12;
const { "only-sale": onlySale } = parseArgs({ options: { "only-sale": { type: "boolean", default: false } } }).values;

const startedAt = performance.now();
function done(step: string): void {
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s  ${step}\n`);
}

/** Without what npm run adds: the project has its own packages and its own Node. */
function environmentOf(more: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const { PATH = "", HOME, TMPDIR, HTTP_PROXY, HTTPS_PROXY, NODE_EXTRA_CA_CERTS } = process.env;
  const paths = PATH.split(":").filter((path) => !path.includes("node_modules"));
  return { PATH: paths.join(":"), HOME, TMPDIR, HTTP_PROXY, HTTPS_PROXY, NODE_EXTRA_CA_CERTS, ...more };
}

/**
 * The commands of the tutorial before and after the first start. This program creates, installs and starts the project
 * by itself.
 */
function tutorialSteps(): readonly [before: readonly string[], after: readonly string[]] {
  const own = /^(?:npm create .*|cd .*|npm install|npm start)$/;
  const commands = tutorialCommands().filter((command) => !own.test(command));
  const isLater = (command: string): boolean => command.startsWith("npx souk migrate");
  return [commands.filter((command) => !isLater(command)), commands.filter(isLater)];
}

async function page(url: string, accept: string): Promise<string> {
  const response = await fetch(url, { headers: { accept } });
  if (!response.ok) throw new Error(`${url} answers HTTP ${response.status}`);
  return response.text();
}

async function expectPages(url: string): Promise<void> {
  if (!(await page(`${url}/`, "text/html")).includes("</html>")) throw new Error("the home page is missing");
  const explorer = await page(`${url}/graphql`, "text/html");
  const [, asset = ""] = /src="(\/explorer\/[^"]+\.js)"/.exec(explorer) ?? [];
  if (asset === "") throw new Error("GraphiQL has no script");
  await page(`${url}${asset}`, "*/*");
  const [picture] = /\/demo\/pictures\/[^"& ]+/.exec(await page(`${url}/`, "text/html")) ?? [];
  if (picture === undefined) throw new Error("the home page has no picture");
  await page(`${url}${picture}`, "*/*");
}

const workspace = await mkdtemp(join(tmpdir(), "souk-installation-"));
try {
  // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
  await chmod(workspace, 0o755);
  await using registry = await LocalRegistry.start(workspace);
  const { url: registryUrl, environment: registryAccess } = registry;
  const publication = { registry: registryUrl, options: ["--no-provenance"], environment: registryAccess };
  const published = await publishMissing(publication);
  const again = await publishMissing(publication);
  if (published === 0 || again > 0) throw new Error(`published ${published} packages, then ${again}`);
  done(`published ${published} packages`);

  // npm runs a cached create-souk again when its version is the same
  const npmCache = join(workspace, "npm-cache");
  const registryEnvironment = environmentOf({ npm_config_registry: registryUrl, npm_config_cache: npmCache });
  const create = ["npm", "create", "--yes", "souk", "my-shop", "--", "--yes", "--registry", registryUrl] as const;
  await run({ folder: workspace, command: [...create], environment: registryEnvironment });
  const folder = join(workspace, "my-shop");
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  if (files.length > mostFiles) throw new Error(`the project has ${files.length} files`);
  storeState(folder);
  done(`created a project of ${files.length} files`);

  const port = await findFreePort(undefined);
  const url = `http://127.0.0.1:${port}`;
  const environment = environmentOf({ PORT: String(port), SHOP_URL: url });
  const npm = (...options: string[]) =>
    run({ folder, command: ["npm", "--no-update-notifier", ...options], environment });
  await npm("install", "--prefer-offline", "--no-audit", "--no-fund");
  done("installed it");
  await npm("run", "types");
  done("checked its types");
  const [commands, lastCommands] = onlySale ? [[], []] : tutorialSteps();
  if (!onlySale) {
    await npm("test");
    done("ran its tests");
    followTutorial(folder);
    for (const command of commands) await run({ folder, command: ["sh", "-c", command], environment });
    done("followed the tutorial, and ran its tests");
  }

  {
    await using shop = new ProjectProcess({ folder, command: ["npm", "start"], environment });
    await shop.ready();
    done("started the shop");
    await expectPages(url);
    await writeFile(join(folder, "src/sell.ts"), sell);
    process.stdout.write(await npm("exec", "--", "node", "src/sell.ts"));
    await rm(join(folder, "src/sell.ts"));
    done("sold a product");
  }
  if (!onlySale) {
    for (const command of lastCommands) await run({ folder, command: ["sh", "-c", command], environment });
    done("created the indexes of the tutorial's field");
    {
      await using shop = new ProjectProcess({ folder, command: ["npm", "run", "dev"], environment });
      await shop.ready();
      await appendFile(join(folder, ".env"), "LOG_LEVEL=warn\n");
      await shop.ready(2);
      done("restarted it after a change");
    }
    await checkUpgrade({ workspace, folder, url, environment, publication, done });
  }
} finally {
  await rm(workspace, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
