import { execFileSync } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry on this machine that holds Souk's packages. All others come from the registry that npm is set up with. */
export class LocalRegistry implements AsyncDisposable {
  readonly url: string;
  private readonly server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.server = server;
  }

  /** `folder` stores the packages. */
  static async start(folder: string): Promise<LocalRegistry> {
    const uplink = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
    const server = (await runServer({
      configPath: join(folder, "config.yaml"),
      storage: join(folder, "storage"),
      web: { enable: false },
      uplinks: { npm: { url: uplink } },
      packages: {
        "@souk/*": { access: ["$all"], publish: ["$all"] },
        "create-souk": { access: ["$all"], publish: ["$all"] },
        "**": { access: ["$all"], publish: ["$authenticated"], proxy: ["npm"] },
      },
      max_body_size: "100mb",
      log: { type: "stdout", format: "json", level: "error" },
    })) as Server;
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new LocalRegistry(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server);
  }

  /** The environment in which npm may publish here. npm wants a token, which the registry does not check. */
  get environment(): Record<string, string> {
    return { [`npm_config_${this.url.slice("http:".length)}:_authToken`]: "local" };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
