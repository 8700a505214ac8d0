import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { findFreePort } from "@souk/kernel/free-port";

/** Stands between a server and its clients, so that a test can take the server away and give it back. */
export class TcpRelay implements AsyncDisposable {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly targets: readonly URL[],
    private readonly port: number,
  ) {}

  /** Several addresses are replicas of one server: connections go to each in turn, past those that are not there. */
  static async open(...urls: readonly string[]): Promise<TcpRelay> {
    const relay = new TcpRelay(
      urls.map((url) => new URL(url)),
      await findFreePort(undefined),
    );
    await relay.restore();
    return relay;
  }

  /** The server's URL by way of this relay. */
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

  /** Connects with the first of the targets that is there; the client loses its connection when none is. */
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

  /** A broken connection is told by its end. */
  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.sockets.delete(socket));
    return socket;
  }
}
