import { appendFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, dirname } from "node:path";
import { parseArgs } from "node:util";
import { PackageWorkspace } from "./package-workspace.ts";
import { ProjectProcess, run } from "./project-process.ts";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { applied, blocksOf } from "../recipes.ts";

// Publishes all packages to a registry on this machine, creates a project in an empty folder with "npm create souk",
// installs it, and uses it like its owner: types, tests, the steps of the tutorial, "npm start", a sale, and "npm run dev"
// with a change. With --only-sale: types, "npm start" and the sale.
const mostFiles = 12;
const { "only-sale": onlySale } = parseArgs({ options: { "only-sale": { type: "boolean", default: false } } }).values;

// Runs in a project: buys a product of the demo data in the shop at SHOP_URL, with the packages that the project has installed.
const sell = `
import { ShopClient, successOf } from "@souk/client";
import { AddToCartDocument, CheckoutDocument, ProductsDocument } from "@souk/client/operations";

const shop = new ShopClient({ url: process.env.SHOP_URL + "/graphql" });
await shop.signIn({ email: "customer@example.com", password: "customer123" });
const { products } = await shop.send(ProductsDocument, { first: 1, filter: { kind: "PHYSICAL" } });
const product = products!.edges[0]!.node;
await shop.send(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
const { checkout } = await shop.send(CheckoutDocument, {
  input: {
    idempotencyKey: crypto.randomUUID(),
    payment: { card: { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737" } },
    shippingAddress: { fullName: "Ada Example", line1: "1 Main Street", city: "Ottawa", region: "ON", postalCode: "K1A 0A1", country: "CA" },
  },
});
const order = successOf(checkout);
if (order.__typename !== "Order") throw new Error("there is no order: " + JSON.stringify(order));
console.log("sold", order.number);
`;

const steps = blocksOf(readFileSync("docs/tutorial.md", "utf8"));

/** Writes and changes the files of docs/tutorial.md in a new project. */
function followTutorial(project: string): void {
  for (const block of steps) {
    const file = join(project, block.file);
    if (block.kind === "change") writeFileSync(file, applied(readFileSync(file, "utf8"), block));
    if (block.kind !== "file") continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, block.text);
  }
}

/** The commands of the tutorial in order. */
function tutorialCommands(): string[] {
  return steps.filter(({ kind }) => kind === "commands").flatMap(({ text }) => text.trim().split("\n"));
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
  const [picture] = /\/media\/[^"& ]+\.webp/.exec(await page(`${url}/`, "text/html")) ?? [];
  if (picture === undefined) throw new Error("the home page has no picture");
  await page(`${url}${picture}`, "*/*");
}

await using workspace = await PackageWorkspace.open();
const { done } = workspace;
const published = await workspace.publish();
const again = await workspace.publish();
if (published === 0 || again > 0) throw new Error(`published ${published} packages, then ${again}`);
done(`published ${published} packages`);

const { folder, url, environment, npm, install } = await workspace.createProject();
const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
if (files.length > mostFiles) throw new Error(`the project has ${files.length} files`);
done(`created a project of ${files.length} files`);

await install();
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
  await using shop = new ProjectProcess({ folder, command: ["npm", "run", "dev"], environment });
  await shop.ready();
  await appendFile(join(folder, ".env"), "LOG_LEVEL=warn\n");
  await shop.ready(2);
  done("restarted it after a change");
}
