import { writeFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { Session } from "node:inspector/promises";

/**
 * Messages to a benchmark server. This module is loaded before the server's program (`node --import`), so the program
 * needs no changes. It answers over the IPC channel to the parent process.
 */
export type Command =
  | { readonly command: "usage" }
  | { readonly command: "held" }
  | { readonly command: "keep compiled" }
  | { readonly command: "profile" }
  | { readonly command: "end profile"; readonly file: string };

/** Usage since the start, with all threads. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** V8's heap after a garbage collection. */
export interface MemoryUse {
  readonly heapMb: number;
}

let session: Session | undefined;

async function reply(command: Command): Promise<Usage | MemoryUse | { readonly done: true }> {
  switch (command.command) {
    case "usage": {
      const { user, system } = process.cpuUsage();
      return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
    }
    case "held": {
      const { Session: OwnSession } = await import("node:inspector/promises");
      const collecting = new OwnSession();
      collecting.connect();
      await collecting.post("HeapProfiler.collectGarbage");
      collecting.disconnect();
      return { heapMb: process.memoryUsage().heapUsed / 2 ** 20 };
    }
    case "keep compiled":
      flushCompileCache();
      return { done: true };
    case "profile":
      // imported late, so that the import does not count in the start time
      session = new (await import("node:inspector/promises")).Session();
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.start");
      return { done: true };
    case "end profile": {
      if (!session) throw new Error("no profile was begun");
      const { profile } = await session.post("Profiler.stop");
      writeFileSync(command.file, JSON.stringify(profile));
      session.disconnect();
      session = undefined;
      return { done: true };
    }
  }
}

process.on("message", (command: Command | { readonly command: string }) => {
  if (command.command === "calls") return;
  void reply(command as Command).then((answer) => process.send?.(answer));
});
// when the benchmark is interrupted, its servers end too
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// the listener must not keep a finished program alive
process.channel?.unref();
