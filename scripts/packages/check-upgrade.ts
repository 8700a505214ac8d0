import { join } from "node:path";
import { FakeAcme } from "../../tests/dist/project/fake-acme.js";
import { giftsSecret, PythonGifts } from "../../tests/dist/project/python-gifts.js";
import { changedLines, extendProject } from "./extend-project.ts";
import { copyAsNextVersion } from "./next-version.ts";
import { ProjectProcess, run } from "./project-process.ts";
import { publishMissing, type Publication } from "./publish.ts";
import { UpgradeData, WebhookReceiver } from "./upgrade-data.ts";

/** The largest difference between the extended project and a new one, in lines. */
const mostLines = 300;
/** Composition of the foreign subgraph, and the types of the page. */
const buildPackages = ["@apollo/composition@2.14.4", "@types/react@19.3.0"];

interface InstalledProject {
  /** A temporary folder. */
  readonly workspace: string;
  readonly folder: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly publication: Publication;
  readonly done: (step: string) => void;
}

/**
 * Extends an installed project, sells with the extensions, installs the next minor version of the packages, and checks that
 * the data, the extensions and the tests still work.
 */
export async function checkUpgrade({ workspace, folder, url, publication, done, ...project }: InstalledProject) {
  await using acme = await FakeAcme.start();
  await using gifts = await PythonGifts.start();
  await using receiver = await WebhookReceiver.start();
  const testEnvironment = { ...project.environment, GIFTS_URL: gifts.url, GIFTS_SECRET: giftsSecret };
  const environment = {
    ...testEnvironment,
    ...acme.environment,
    WEBHOOK_PRIVATE_HOSTS: "true",
    ADMIN_EMAIL: "admin@example.com",
    ADMIN_PASSWORD: "admin123",
  };
  const npm = (...options: string[]) =>
    run({ folder, command: ["npm", "--no-update-notifier", ...options], environment: testEnvironment });
  const install = (...packages: string[]) => npm("install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);
  const start = () => new ProjectProcess({ folder, command: ["npm", "start"], environment });
  const data = new UpgradeData(url);

  extendProject(folder);
  await install("--save-dev", ...buildPackages);
  const lines = changedLines(folder);
  if (lines >= mostLines) throw new Error(`the extensions changed ${lines} lines of a new project`);
  await npm("run", "types");
  done(`extended it by ${lines} lines`);
  {
    await using shop = start();
    await shop.ready();
    await run({ folder, command: ["npx", "souk", "run", "add-webhook", receiver.url], environment });
    await data.createProduct();
    await data.sell();
    await data.expectAll();
    await receiver.expectOrders(1);
    done("sold a product with custom fields by the project's provider");
  }
  const next = join(workspace, "next");
  const version = copyAsNextVersion(next);
  await publishMissing({ ...publication, root: next });
  done(`published version ${version}`);
  await install(...["shop", "client", "testing"].map((name) => `@souk/${name}@^${version}`));
  done("upgraded the project");
  {
    await using shop = start();
    await shop.ready();
    await data.expectAll();
    await data.sell();
    await data.expectAll();
    await receiver.expectOrders(2);
    done("found its data and sold again");
  }
  await npm("run", "types");
  await npm("test");
  done("ran its tests again");
}
