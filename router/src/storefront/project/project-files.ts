import { brotliCompressSync, gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { digest } from "../../http/cacheable-response.js";

const types = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" } as const;
const yearSeconds = 31_536_000;

interface ProjectFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** The files of a project for browsers. They are in memory: their content does not change while the shop runs. */
export class ProjectFiles {
  private readonly byAddress = new Map<string, ProjectFile>();

  /** Returns the address of a new file, which contains a hash of its content. */
  add(name: string, ending: keyof typeof types, content: string): string {
    const plain = Buffer.from(content);
    const address = `/project/${name}-${digest(content)}.${ending}`;
    this.byAddress.set(address, { type: types[ending], plain, br: brotliCompressSync(plain), gzip: gzipSync(plain) });
    return address;
  }

  addRoutes(server: FastifyInstance): void {
    for (const [address, file] of this.byAddress) {
      server.get(address, async (request, reply) => {
        const accepted = String(request.headers["accept-encoding"] ?? "");
        const encoding = (["br", "gzip"] as const).find((each) => new RegExp(`\\b${each}\\b`).test(accepted));
        if (encoding) void reply.header("content-encoding", encoding);
        return reply
          .type(file.type)
          .header("vary", "Accept-Encoding")
          .header("cache-control", `public, max-age=${yearSeconds}, immutable`)
          .send(encoding ? file[encoding] : file.plain);
      });
    }
  }
}
