import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A subgraph that answers each operation with the same data, and keeps the headers that it gets. */
export class RecordedSubgraph implements AsyncDisposable {
  readonly headers: IncomingHttpHeaders[] = [];
  private readonly server;

  private constructor(data: object) {
    this.server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        if (!body.includes("__typename")) this.headers.push(request.headers);
        response.writeHead(200, { "content-type": "application/json", "set-cookie": "stolen=1" });
        response.end(JSON.stringify({ data }));
      });
    });
  }

  static async start(data: object): Promise<RecordedSubgraph> {
    const recorded = new RecordedSubgraph(data);
    await new Promise<void>((resolve) => recorded.server.listen(0, "127.0.0.1", resolve));
    return recorded;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
