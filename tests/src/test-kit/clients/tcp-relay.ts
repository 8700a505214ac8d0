import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { findFreePort } from "@souk/embedded-postgres/free-port";

/** A relay between a server and its clients. A test can cut the connection and restore it. */
export class TcpRelay implements AsyncDisposable {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly targets: readonly URL[],
    private readonly port: number,
  ) {}

  /** Several addresses are replicas of one server: each connection goes to the next replica that is available. */
  static async open(...urls: readonly string[]): Promise<TcpRelay> {
    const relay = new TcpRelay(
      urls.map((url) => new URL(url)),
      await findFreePort(undefined),
    );
    await relay.restore();
    return relay;
  }

  /** The server's URL through this relay. */
  get url(): string {
    const url = new URL(this.targets[0] ?? "");
    url.host = `127.0.0.1:${this.port}`;
    return url.toString();
  }

  /** Breaks every connection and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = once(server, "close");
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async restore(): Promise<void> {
    if (this.server) return;
    this.server = createServer((client) => this.accept(client));
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.cut();
  }

  private accept(client: Socket): void {
    this.keep(client);
    this.turn += 1;
    const inTurn = this.targets.map((_, index) => this.targets[(this.turn + index) % this.targets.length]);
    this.join(
      client,
      inTurn.filter((target) => target !== undefined),
    );
  }

  /** Connects to the first available target. Closes the client's connection when none is available. */
  private join(client: Socket, [target, ...others]: readonly URL[]): void {
    if (!target || client.destroyed) return void client.destroy();
    const upstream = this.keep(connect(Number(target.port), target.hostname));
    const onRefusal = (): void => this.join(client, others);
    upstream.once("error", onRefusal);
    upstream.once("connect", () => {
      upstream.off("error", onRefusal);
      client.on("close", () => upstream.destroy());
      upstream.on("close", () => client.destroy());
      if (client.destroyed) upstream.destroy();
      client.pipe(upstream).pipe(client);
    });
  }

  /** Ignores errors of a socket, because its close event follows. */
  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.sockets.delete(socket));
    return socket;
  }
}
