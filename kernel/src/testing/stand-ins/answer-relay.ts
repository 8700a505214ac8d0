import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A connection through the relay. */
export interface RelayedConnection {
  readonly client: Socket;
  /** All data that the client has sent on this connection. */
  readonly sent: string;
}

export interface AnswerRelay extends AsyncDisposable {
  /** The server's URL through the relay. */
  readonly url: string;
  readonly connections: ReadonlySet<RelayedConnection>;
}

/**
 * A proxy in front of a database server. The test decides what happens to the server's answers: `answer` writes the
 * data for the client.
 */
export async function openAnswerRelay(
  target: string,
  answer: (chunk: Buffer, connection: RelayedConnection) => void,
): Promise<AnswerRelay> {
  const { hostname, port } = new URL(target);
  const connections = new Set<RelayedConnection>();
  const relay = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const connection = { client, sent: "" };
    connections.add(connection);
    for (const socket of [client, upstream]) socket.on("error", () => undefined);
    client.on("close", () => {
      connections.delete(connection);
      upstream.destroy();
    });
    upstream.on("close", () => client.destroy());
    client.on("data", (chunk) => {
      connection.sent += chunk.toString("latin1");
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => answer(chunk, connection));
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const url = new URL(target);
  url.host = `127.0.0.1:${(relay.address() as AddressInfo).port}`;
  return {
    url: url.toString(),
    connections,
    async [Symbol.asyncDispose]() {
      relay.close();
      for (const { client } of connections) client.destroy();
    },
  };
}
