import type { Server, ServerResponse } from "node:http";

const patienceMs = 30_000;
// for a request that was on its way when the port closed
const graceMs = 100;

/**
 * When a server closes, running requests may end; connections on which none runs are cut. Node alone would wait for ever for one
 * that has not sent anything, and browsers open such ahead of need.
 */
export class IdleConnections {
  private running = 0;
  private isClosing = false;

  constructor(private readonly server: Server) {}

  /** Of each request, as it comes. */
  watch(response: ServerResponse): void {
    this.running += 1;
    // comes after the answer, and for a client that was gone before it as well
    response.once("close", () => {
      this.running -= 1;
      // once the last answer has left the process
      setImmediate(() => this.cutWhenIdle());
    });
  }

  /** While the port closes. */
  cut(): void {
    setTimeout(() => {
      this.isClosing = true;
      this.cutWhenIdle();
    }, graceMs);
    setTimeout(() => this.server.closeAllConnections(), patienceMs).unref();
  }

  private cutWhenIdle(): void {
    if (this.isClosing && this.running === 0) this.server.closeAllConnections();
  }
}
