import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Line = "steady" | "unavailable" | "mute";

export interface TestAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The type of a body that is text; without it, the body is sent as JSON. */
  readonly contentType?: string;
}

/**
 * A provider's API for tests on a local port. Its connection can be cut before a request arrives or before the answer
 * is sent.
 */
export class BreakableServer implements AsyncDisposable {
  line: Line = "steady";

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(answer: (request: IncomingMessage, body: string) => TestAnswer): Promise<BreakableServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const opened = new BreakableServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", (request, response) => void opened.serve(request, response, answer));
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (request: IncomingMessage, body: string) => TestAnswer,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.line === "unavailable") return void request.socket.destroy();
    const { status, body, contentType } = answer(request, Buffer.concat(chunks).toString());
    if (this.line === "mute") return void request.socket.destroy();
    // the provider's script calls it from the pages of shops
    const headers = { "content-type": contentType ?? "application/json", "access-control-allow-origin": "*" };
    response.writeHead(status, headers).end(contentType ? String(body) : JSON.stringify(body));
  }
}
