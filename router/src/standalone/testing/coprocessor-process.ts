import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Call = { readonly stage: string; readonly id: string } & Record<string, any>;

/** A coprocessor that answers each call by a function, and records the calls. */
export class CoprocessorProcess implements AsyncDisposable {
  readonly calls: Call[] = [];
  private readonly server;

  private constructor(reply: (call: Call) => object) {
    this.server = createServer((request: IncomingMessage, response) => {
      void (async () => {
        const call = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Call;
        this.calls.push(call);
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply(call)));
      })();
    });
  }

  static async open(reply: (call: Call) => object): Promise<CoprocessorProcess> {
    const opened = new CoprocessorProcess(reply);
    opened.server.listen(0, "127.0.0.1");
    await once(opened.server, "listening");
    return opened;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

/** All parts of a stage. */
export const allParts = { headers: true, body: true, context: true };
