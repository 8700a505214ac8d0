import type { FastifyInstance } from "fastify";

const patienceMs = 30_000;
// for a request that was on its way when the port closed
const graceMs = 100;

/**
 * When the server closes, running requests may end; connections on which none runs are cut. Node alone would wait for ever for one
 * that has not sent anything, and browsers open such ahead of need.
 */
export function closeIdleConnections(server: FastifyInstance): void {
  let running = 0;
  let closing = false;
  const cutWhenIdle = (): void => {
    if (closing && running === 0) server.server.closeAllConnections();
  };
  server.addHook("onRequest", (_request, reply, done) => {
    running += 1;
    // comes after the answer, and for a client that was gone before it as well
    reply.raw.once("close", () => {
      running -= 1;
      // once the last answer has left the process
      setImmediate(cutWhenIdle);
    });
    done();
  });
  server.addHook("preClose", (done) => {
    setTimeout(() => {
      closing = true;
      cutWhenIdle();
    }, graceMs);
    setTimeout(() => server.server.closeAllConnections(), patienceMs).unref();
    done();
  });
}
