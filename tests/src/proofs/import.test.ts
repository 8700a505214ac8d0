// own shop: it starts on the data that the imports leave
import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runImport } from "@souk/shop/import/run-import";
import { runAuditOn } from "../audit/ledger/run-audit-on.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn } from "../test-kit/clients/shopper.js";
import { openEnvironment, type LastingEnvironment } from "../test-kit/shop/lasting-environment.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const password = "a password to keep";
const resources = new AsyncDisposableStack();
let folder: TemporaryFolder;
let environment: LastingEnvironment;
let client: ShopClient;
let dry: Finished;
let corrected: Finished;
const reports = new Map<string, string>();

interface Finished {
  readonly code: number;
  readonly text: string;
}

/** Imports into the databases of the shop. */
async function importHere(args: readonly string[]): Promise<Finished> {
  const lines: string[] = [];
  const print = (text: string): void => void lines.push(`${text}\n`);
  const code = await runImport(args, environment, { out: print, printError: print });
  return { code, text: lines.join("") };
}

/** Runs `npm run import`, without the build. */
function runProgram(args: readonly string[]): Promise<Finished> {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...environment };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "shop/dist/import.js", ...args],
      { env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, text: `${stdout}${stderr}` }),
    );
  });
}

/** The arguments of the import in a guide. */
async function commandOf(system: string): Promise<readonly string[]> {
  const guide = await readFile(`docs/migrating/${system}.md`, "utf8");
  const [, command = ""] = /^npm run import -- (--from .*examples.*)$/m.exec(guide) ?? [];
  return command.trim().split(/\s+/);
}

const systems = ["cart-service", "minishop", "e-store", "monorepo", "studynotion"];

beforeAll(async () => {
  folder = resources.use(await TemporaryFolder.create());
  environment = await openEnvironment(resources);
  dry = await runProgram([...(await commandOf("monorepo")), "--dry-run"]);
  for (const system of systems) {
    const done = await importHere(await commandOf(system));
    expect(`${system} ${done.code}: ${done.text}`).toMatch(/^[a-z-]+ 0: /);
    reports.set(system, done.text);
  }
  corrected = await importCorrected();
  const shop = resources.use(await startTestShop(environment));
  client = new ShopClient(`http://127.0.0.1:${shop.port}`);
});

/** Imports the files of Minishop again: a price and a shipment have changed, a product and an order have faults. */
async function importCorrected(): Promise<Finished> {
  const files = folder.in("minishop");
  await cp("docs/migrating/examples/minishop", files, { recursive: true });
  const products = await readFile(join(files, "products.csv"), "utf8");
  await writeFile(join(files, "products.csv"), `${products.replace("49.99", "44.99")}3,Broken,-1,5\n`);
  const shipments = await readFile(join(files, "shipments.csv"), "utf8");
  await writeFile(join(files, "shipments.csv"), shipments.replace("label_created", "out_for_delivery"));
  const orders = await readFile(join(files, "orders.csv"), "utf8");
  await writeFile(join(files, "orders.csv"), `${orders}ORD-103,user_999,paid,9.90,credit_card,2025-03-05T08:00:00Z\n`);
  const items = await readFile(join(files, "order_items.csv"), "utf8");
  await writeFile(join(files, "order_items.csv"), `${items}ORD-103,2,1,9.90\n`);
  return importHere(["--from", "minishop", "--files", files, "--verified-addresses"]);
}

afterAll(() => resources.disposeAsync());

const overview = `{
  me { email role }
  cart { lines { quantity product { name } } }
  orders { nodes { number status total { amount } lines { name quantity } payments { status provider } shipments { status carrierTrackingNumber } } }
  myCourses { progress course { title sections { title lessons { title } } } }
}`;

async function overviewOf(email: string): Promise<any> {
  return (await (await signIn(client, email, password)).execute(overview)).data;
}

describe("the import of the files of a guide", () => {
  test("from Minishop lets a customer sign in with the old password and see the cart and the orders", async () => {
    expect(await overviewOf("jane@minishop.example")).toMatchObject({
      me: { role: "CUSTOMER" },
      cart: { lines: [{ quantity: 3, product: { name: "USB Cable" } }] },
      orders: {
        nodes: [
          {
            status: "PROCESSING",
            total: { amount: "99.98" },
            lines: [{ name: "Wireless Mouse", quantity: 2 }],
            payments: [{ status: "SUCCEEDED", provider: "imported" }],
            shipments: [{ status: "IN_TRANSIT", carrierTrackingNumber: "SHIP-888" }],
          },
        ],
      },
    });
  });

  test("from the E-Store gives a verified user a completed order", async () => {
    const { orders } = await overviewOf("lena@e-store.example");
    expect(orders.nodes).toMatchObject([{ status: "COMPLETED", total: { amount: "76.50" } }]);
  });

  test("from the monorepo keeps the roles, and the cart of Redis", async () => {
    expect(await overviewOf("mina@monorepo.example")).toMatchObject({
      me: { role: "CUSTOMER" },
      cart: { lines: [{ quantity: 1, product: { name: "Fountain Pen" } }] },
      orders: { nodes: [{ status: "COMPLETED" }] },
    });
    expect((await overviewOf("boss@monorepo.example")).me.role).toBe("ADMIN");
    expect(reports.get("monorepo")).toContain("orders.csv:3: skipped: status is created; such orders are not imported");
  });

  test("from StudyNotion lets a student continue the course", async () => {
    expect(await overviewOf("ana@studynotion.example")).toMatchObject({
      myCourses: [
        {
          progress: 2 / 3,
          course: {
            title: "Bookbinding by Hand",
            sections: [
              { title: "Paper", lessons: [{ title: "Grain direction" }, { title: "Folding" }] },
              { title: "Sewing", lessons: [{ title: "Coptic stitch" }] },
            ],
          },
        },
      ],
      orders: { nodes: [{ status: "COMPLETED", total: { amount: "39.50" } }] },
    });
  });

  test("from StudyNotion keeps an enrollment without a payment, and both categories of a course", async () => {
    expect(await overviewOf("leo@studynotion.example")).toMatchObject({
      myCourses: [{ progress: 1 / 3, course: { title: "Bookbinding by Hand" } }],
      orders: { nodes: [] },
    });
    const { data } = await client.execute(
      `{ products(filter: { category: "paper-crafts" }) { nodes { name } }
         courseCategory(slug: "paper-crafts") { name description courses { nodes { title } } } }`,
    );
    expect(data).toEqual({
      products: { nodes: [{ name: "Bookbinding by Hand" }] },
      courseCategory: {
        name: "Paper crafts",
        description: "Books and boxes.",
        courses: { nodes: [{ title: "Bookbinding by Hand" }] },
      },
    });
  });

  test("from the cart service puts its products on sale", async () => {
    const { data } = await client.execute(`{ products(filter: { search: "Desk Lamp" }) { nodes { name } } }`);
    expect(data.products.nodes).toEqual([{ name: "Desk Lamp" }]);
  });
});

test("a dry run reports what the import then does", () => {
  expect(dry.text.replace("Dry run: nothing was written.", "Imported.")).toBe(reports.get("monorepo"));
});

test("a repeated import changes only the corrected lines, and reports faults by line and field", () => {
  expect(corrected.code).toBe(1);
  const counts = (kind: string): string | undefined =>
    corrected.text
      .split("\n")
      .find((line) => line.startsWith(kind))
      ?.replaceAll(/\s+/g, " ");
  expect(counts("users")).toBe("users 0 0 2 0 0");
  expect(counts("products")).toBe("products 0 1 1 0 1");
  expect(counts("orders")).toBe("orders 0 1 1 0 1");
  expect(counts("shipments")).toBe("shipments 0 1 1 0 0");
  expect(corrected.text).toMatch(/products\.csv:4: refused: price /);
  expect(corrected.text).toContain('orders.csv:4: refused: userId "user_999" is not one of the imported users');
});

test("the audit of an imported shop finds no difference", async () => {
  const { code, complaints, differences } = await runAuditOn(environment, "--grace", "0");
  expect({ code, complaints, differences }).toEqual({ code: 0, complaints: [], differences: [] });
});
