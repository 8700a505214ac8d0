import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contendersOf } from "./contender.ts";
import { Outboxes } from "./outboxes.ts";
import { requireAnswer, requireEqual } from "./require-equal.ts";
import { ShopField } from "./shop-field.ts";
import { shopWorkloadOf, workloadNames } from "./workloads/shop-workloads.ts";

const scale = { products: 400, orders: 100, users: 400 };
const resources = new AsyncDisposableStack();
let field: ShopField;
let contenders: Awaited<ReturnType<typeof contendersOf>>;
let outboxes: Outboxes;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
  await chmod(folder, 0o755);
  field = resources.use(await ShopField.open(folder, { scale, mode: "development", log: () => undefined }));
  outboxes = resources.use(new Outboxes(field.serverUrl));
  contenders = await contendersOf(field);
});

afterAll(() => resources.disposeAsync(), 60_000);

test.each(workloadNames)(
  "the shop and the baseline give the same answers to %s",
  async (name) => {
    const workload = shopWorkloadOf(name, { scale, starts: [null] });
    const { souk, baseline } = contenders;
    if (!workload.hasBaseline) {
      expect((await requireAnswer(workload, souk)).statements).toBeGreaterThan(0);
      return;
    }
    const work = await requireEqual(workload, baseline, souk, outboxes);
    expect(work.baseline.statements).toBeGreaterThan(0);
    expect(work.souk.statements).toBeGreaterThanOrEqual(work.baseline.statements);
  },
  60_000,
);
