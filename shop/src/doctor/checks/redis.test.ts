import { afterAll, beforeAll, expect, test } from "vitest";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { TestRedisCluster } from "@souk/kernel/testing/redis/test-redis-cluster";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { doctorView } from "../doctor-view.js";
import type { Finding } from "../finding.js";
import { checkRedis } from "./redis.js";

withRedis("the doctor checks Redis", () => {
  let cluster: TestRedisCluster;

  beforeAll(async () => {
    cluster = await TestRedisCluster.start();
  });

  afterAll(() => cluster[Symbol.asyncDispose]());

  function findingsOf(url: string): Promise<Finding[]> {
    return checkRedis(doctorView("cart", { REDIS_URL: url }, { project: {} } as never));
  }

  test("each named node of a whole cluster is ok", async () => {
    const findings = await findingsOf(cluster.url);
    expect(findings).toHaveLength(3);
    expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(["ok"]));
  });

  test("a node of a cluster that is named as one server is a failure that names the scheme", async () => {
    const [first = ""] = cluster.url.split(",");
    expect(await findingsOf(first)).toContainEqual(
      expect.objectContaining({ status: "failed", advice: expect.stringContaining("redis+cluster://") }),
    );
  });

  test("a single server that is named as a cluster is a failure", async () => {
    await using single = await TestRedis.start();
    expect(await findingsOf(single.url.replace("redis:", "redis+cluster:"))).toMatchObject([
      { status: "failed", message: "it is no node of a cluster" },
    ]);
  });
});
