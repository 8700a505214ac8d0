import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Returns the JSON response for a JSON request. */
export type AnswerJson = (body: string) => Promise<string | Buffer> | string | Buffer;

export interface GraphServer extends AsyncDisposable {
  readonly url: string;
}

/** Node's plain HTTP server, which all handwritten programs of the benchmark use. */
export async function serveGraph(answer: AnswerJson): Promise<GraphServer> {
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      let status = 200;
      let text: string | Buffer;
      try {
        text = await answer(body);
      } catch (error) {
        status = 500;
        text = JSON.stringify({ errors: [{ message: String(error) }] });
      }
      const length = Buffer.byteLength(text);
      response.writeHead(status, { "content-type": "application/json", "content-length": length }).end(text);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    [Symbol.asyncDispose]: () => closed(server),
  };
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()));
    request.on("error", reject);
  });
}
