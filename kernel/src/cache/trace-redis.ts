import type { Command } from "ioredis";
import type { RedisClient } from "./redis-client.js";
import { errorTypeOf, isTracing, recordsDetails, startSpan } from "../telemetry/tracing.js";

/** Adds a span for each command of a sampled request while traces are on. The span has the command's name without its arguments. */
export function traceRedis<Client extends RedisClient>(redis: Client): Client {
  if (!isTracing()) return redis;
  const send = redis.sendCommand.bind(redis) as (...given: readonly unknown[]) => unknown;
  redis.sendCommand = (command: Command, ...rest: readonly unknown[]): unknown => {
    if (!recordsDetails()) return send(command, ...rest);
    const span = startSpan(() => ({
      name: command.name,
      kind: "client",
      attributes: { "db.system.name": "redis", "db.operation.name": command.name },
    }));
    command.promise.then(
      () => span?.end(),
      (error: unknown) => {
        span?.fail(errorTypeOf(error));
        span?.end();
      },
    );
    return send(command, ...rest);
  };
  return redis;
}
