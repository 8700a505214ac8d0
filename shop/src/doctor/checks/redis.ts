import { redisNodes } from "@souk/kernel/cache/redis-client";
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
  const { nodes, isCluster } = redisNodes(url ?? "");
  // the check of the settings reports wrong addresses
  if (url === undefined || !nodes.every((node) => URL.canParse(node))) return [];
  const found = await Promise.all(nodes.map((node) => checkServer(node, isCluster)));
  return found.flat();
}

async function checkServer(url: string, isCluster: boolean): Promise<Finding[]> {
  const subject = isCluster ? `Redis ${new URL(url).host}` : "Redis";
  const reached = await reach(subject, addressOf(url));
  if (reached.status === "failed") return [reached];
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
    return isCluster ? await examineNode(redis, subject) : await examine(redis);
  } catch (error) {
    const advice = "correct the password and the number of the database in REDIS_URL";
    return [failed(subject, `it refuses the connection: ${(error as Error).message || codeOf(error)}`, advice)];
  } finally {
    redis.disconnect();
  }
}

async function examineNode(redis: Redis, subject: string): Promise<Finding[]> {
  const info = fieldsOf(await redis.info());
  if (info.cluster_enabled !== "1")
    return [failed(subject, "it is no node of a cluster", "name this one server alone in REDIS_URL, as redis://")];
  const state = fieldsOf(await redis.cluster("INFO"));
  if (state.cluster_state !== "ok")
    return [
      failed(subject, "its cluster has no master for some keys", "start the missing nodes: redis-cli --cluster check"),
    ];
  const policy = policyFinding(subject, info.maxmemory_policy);
  return [
    ok(subject, `version ${info.redis_version ?? "unknown"} answers as a node of ${state.cluster_known_nodes}`),
    ...policy,
  ];
}

function policyFinding(subject: string, policy = "noeviction"): Finding[] {
  if (!evictsAnyKey.test(policy)) return [];
  const message = `its policy ${policy} deletes carts when its memory is full`;
  return [warning(subject, message, "set maxmemory-policy noeviction")];
}

async function examine(redis: Redis): Promise<Finding[]> {
  const info = fieldsOf(await redis.info());
  const findings = [ok("Redis", `version ${info.redis_version ?? "unknown"} answers as ${info.role ?? "a server"}`)];
  if (info.role === "slave")
    findings.push(failed("Redis", "it is a replica, which only reads", "name the primary in REDIS_URL"));
  if (info.cluster_enabled === "1")
    findings.push(failed("Redis", "it is a node of a cluster", "write the scheme redis+cluster:// in REDIS_URL"));
  findings.push(...policyFinding("Redis", info.maxmemory_policy));
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
