import type { Server, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";

const timeoutMs = 30_000;
// for a request that was in transit when the port closed
const graceMs = 100;
/** The event loop accepts one connection in a turn, and reads its request in another one. */
const turnsOfRequest = 3;
/** The most connections that wait to be accepted: Node's default for a server that listens. */
const mostWaiting = 511;

/**
 * Cuts connections without a running request when a server closes; running requests may finish. Node alone would wait
 * forever for a connection that has sent no request, and browsers open such connections in advance.
 */
export class IdleConnections {
  private running = 0;
  private isClosing = false;

  constructor(private readonly server: Server) {}

  /** Must be called for each request when it arrives. */
  watch(response: ServerResponse): void {
    this.running += 1;
    // fires after the response, and also for a client that left before it
    response.once("close", () => {
      this.running -= 1;
      // after the last response has left the process
      setImmediate(() => this.cutWhenIdle());
    });
  }

  /**
   * Must be called before the port closes. Resolves when the requests that have reached this machine have reached the
   * server: a server that closed without reading them, as on a busy machine, would reset their connections.
   */
  async cut(): Promise<void> {
    let turnsWithoutNew = 0;
    const noteNew = (): void => void (turnsWithoutNew = 0);
    this.server.on("connection", noteNew);
    for (let turn = 0; turn < mostWaiting && turnsWithoutNew < turnsOfRequest; turn += 1) {
      await nextTurn();
      turnsWithoutNew += 1;
    }
    this.server.off("connection", noteNew);
    setTimeout(() => {
      this.isClosing = true;
      this.cutWhenIdle();
    }, graceMs);
    setTimeout(() => this.server.closeAllConnections(), timeoutMs).unref();
  }

  private cutWhenIdle(): void {
    if (this.isClosing && this.running === 0) this.server.closeAllConnections();
  }
}
