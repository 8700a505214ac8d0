import { Redis } from "ioredis";
import type { DoctorView } from "../doctor-view.js";
import { failed, ok, warning, type Finding } from "../finding.js";
import { addressOf, codeOf, reach } from "../reach.js";

const timeoutMs = 3000;
/** With these eviction policies, Redis deletes any key when memory is full, so carts would disappear. */
const evictsAnyKey = /^allkeys-/;

/** Checks Redis, if the program uses one: whether it answers, accepts writes, and never evicts data. */
export async function checkRedis(view: DoctorView): Promise<Finding[]> {
  const url = view.reader().optionalText("REDIS_URL");
  if (url === undefined || !URL.canParse(url)) return [];
  const way = await reach("Redis", addressOf(url));
  if (way.status === "failed") return [way];
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return await examine(redis);
  } catch (error) {
    const advice = "correct the password and the number of the database in REDIS_URL";
    return [failed("Redis", `it refuses the connection: ${(error as Error).message || codeOf(error)}`, advice)];
  } finally {
    redis.disconnect();
  }
}

async function examine(redis: Redis): Promise<Finding[]> {
  const info = fieldsOf(await redis.info());
  const findings = [ok("Redis", `version ${info.redis_version ?? "unknown"} answers as ${info.role ?? "a server"}`)];
  if (info.role === "slave")
    findings.push(failed("Redis", "it is a replica, which only reads", "name the primary in REDIS_URL"));
  const policy = info.maxmemory_policy ?? "noeviction";
  if (evictsAnyKey.test(policy))
    findings.push(
      warning("Redis", `its policy ${policy} deletes carts when its memory is full`, "set maxmemory-policy noeviction"),
    );
  if (info.aof_enabled === "0" && info.role !== "slave")
    findings.push(
      warning("Redis", "it writes no log, so a crash loses the carts since its last snapshot", "set appendonly yes"),
    );
  return findings;
}

function fieldsOf(info: string): Partial<Record<string, string>> {
  const lines = info.split("\r\n").map((line) => line.split(":", 2));
  return Object.fromEntries(lines.map(([name = "", value]) => [name, value]));
}
