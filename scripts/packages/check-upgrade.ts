import { join } from "node:path";
import { FakeAcme } from "../../tests/dist/project/fake-acme.js";
import { giftsSecret, PythonGifts } from "../../tests/dist/project/python-gifts.js";
import { changedLines, extendProject, storeState } from "./extend-project.ts";
import { copyAsNextVersion } from "./next-version.ts";
import { PackageWorkspace, plainEnvironment } from "./package-workspace.ts";
import { ProjectProcess, run } from "./project-process.ts";
import { readManifest } from "./published-packages.ts";
import { UpgradeData, WebhookReceiver } from "./upgrade-data.ts";
import { lastRelease } from "../migrations/last-release.ts";

// Creates a project with the packages of the last release, extends it, sells with the extensions, upgrades it to the
// packages of this repository, and checks that the data, the extensions and the tests still work.

/** The largest difference between the extended project and a new one, in lines. */
const mostLines = 300;
/** Composition of the foreign subgraph, and the types of the page. */
const buildPackages = ["@apollo/composition@2.14.4", "@types/react@19.3.0"];

await using workspace = await PackageWorkspace.open();
const { done } = workspace;
const release = await buildLastRelease(workspace.folder);
const { version: released } = readManifest(release);
done(`built release ${released}`);
await workspace.publish(release);
const project = await workspace.createProject();
const { folder, install } = project;
storeState(folder);
done(`created a project of version ${released}`);

await using acme = await FakeAcme.start();
await using gifts = await PythonGifts.start();
await using receiver = await WebhookReceiver.start();
const giftsEnvironment = { GIFTS_URL: gifts.url, GIFTS_SECRET: giftsSecret };
const environment = {
  ...project.environment,
  ...giftsEnvironment,
  ...acme.environment,
  WEBHOOK_PRIVATE_HOSTS: "true",
  ADMIN_EMAIL: "admin@example.com",
  ADMIN_PASSWORD: "admin123",
};
const npmRun = (script: string): Promise<string> =>
  run({ folder, command: ["npm", "run", script], environment: { ...project.environment, ...giftsEnvironment } });
const start = () => new ProjectProcess({ folder, command: ["npm", "start"], environment });
const data = new UpgradeData(project.url);

extendProject(folder);
await install("--save-dev", ...buildPackages);
const lines = changedLines(folder);
if (lines >= mostLines) throw new Error(`the extensions changed ${lines} lines of a new project`);
await npmRun("types");
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
const next = join(workspace.folder, "next");
const version = copyAsNextVersion(next);
await workspace.publish(next);
done(`published this repository's packages as version ${version}`);
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
await npmRun("types");
await npmRun("test");
done("ran its tests again");

/** Builds the last release in a folder below `parent`, from the history of this repository, and returns that folder. */
async function buildLastRelease(parent: string): Promise<string> {
  const commit = lastRelease(process.env.RELEASE_BASE);
  if (commit === undefined) throw new Error("there is no release to upgrade from: fetch the whole history");
  const root = join(parent, "release");
  const inRelease = { folder: root, environment: plainEnvironment() };
  await run({
    ...inRelease,
    folder: ".",
    command: ["git", "clone", "--quiet", "--shared", "--no-checkout", ".", root],
  });
  await run({ ...inRelease, command: ["git", "checkout", "--quiet", commit] });
  await run({ ...inRelease, command: ["npm", "ci", "--no-audit", "--no-fund"] });
  await run({ ...inRelease, command: ["npm", "run", "build"] });
  return root;
}
