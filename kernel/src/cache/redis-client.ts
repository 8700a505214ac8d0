import { Cluster, Redis, type RedisOptions } from "ioredis";

/** A connection to one Redis server, or to a Redis Cluster. */
export type RedisClient = Redis | Cluster;

/** Returns the servers that REDIS_URL names, and whether they are nodes of a cluster. */
export function redisNodes(url: string): { readonly nodes: readonly string[]; readonly isCluster: boolean } {
  const given = url.split(",").map((part) => part.trim());
  const nodes = given.map((node) => node.replace(/^(rediss?)\+cluster:/, "$1:"));
  return { nodes, isCluster: given.length > 1 || nodes[0] !== given[0] };
}

/** Returns the addresses of REDIS_URL without passwords, for messages. */
export function redisHosts(url: string): string {
  return redisNodes(url)
    .nodes.map((node) => new URL(node).host)
    .join(", ");
}

const longestPauseMs = 2000;

/**
 * A cluster whose commands fail at once while no node is known, and wait while their node is being connected, at most
 * for `connectTimeout`. ioredis connects to a node with its first command. With its own `enableOfflineQueue: false` it
 * would reject all other commands until that connection is ready.
 */
class ConnectedCluster extends Cluster {
  override sendCommand(...[command, ...rest]: Parameters<Cluster["sendCommand"]>): unknown {
    // with CLUSTER INFO, ioredis finds out whether the cluster is ready
    if (this.status === "ready" || command.name === "cluster") return super.sendCommand(command, ...rest);
    command.reject(new Error("no connection to the Redis Cluster"));
    return command.promise;
  }
}

/**
 * Connects in the background. A command fails at once without a connection, and is not sent again after the connection
 * breaks, because it may have taken effect.
 */
export function connectRedis(url: string, options: RedisOptions = {}): RedisClient {
  const retryStrategy = (attempt: number): number => Math.min(attempt * 100, longestPauseMs);
  const { enableAutoPipelining = false, ...rest } = options;
  const everywhere: RedisOptions = {
    connectTimeout: 5000,
    // ioredis keeps the process alive for this long, even when the connection is closed already
    disconnectTimeout: 200,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    ...rest,
  };
  const { nodes, isCluster } = redisNodes(url);
  const [first = url] = nodes;
  if (!isCluster)
    return new Redis(first, { ...everywhere, retryStrategy, enableOfflineQueue: false, enableAutoPipelining });
  const { username, password, protocol } = new URL(first);
  return new ConnectedCluster(nodes.map(addressOf), {
    clusterRetryStrategy: retryStrategy,
    // ioredis would group scripts by their number of keys instead of their slot
    enableAutoPipelining: false,
    // a command to a master that is gone may have taken effect
    retryDelayOnFailover: 0,
    slotsRefreshTimeout: 3000,
    slotsRefreshInterval: longestPauseMs,
    redisOptions: {
      ...everywhere,
      ...(username === "" ? {} : { username: decodeURIComponent(username) }),
      ...(password === "" ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === "rediss:" ? { tls: {} } : {}),
    },
  });
}

function addressOf(node: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(node);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 6379) };
}
