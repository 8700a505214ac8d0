import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server that accepts and drops every mail, so that the shop's mails are sent as in production. */
export class MailSink implements AsyncDisposable {
  private readonly server: SMTPServer;

  private constructor(server: SMTPServer) {
    this.server = server;
  }

  static async open(): Promise<MailSink> {
    const server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onData: (stream, _session, callback) => void stream.on("end", () => callback()).resume(),
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    return new MailSink(server);
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    await closed;
  }
}
