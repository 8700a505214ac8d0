import { writeFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { Session } from "node:inspector/promises";

/**
 * Loaded before the program of every server of the bench (`node --import`), so that the program itself stays as it is: answers
 * over the channel to the process that started it.
 */
export type Question =
  | { readonly ask: "usage" }
  | { readonly ask: "held" }
  | { readonly ask: "keep compiled" }
  | { readonly ask: "profile" }
  | { readonly ask: "end profile"; readonly file: string };

/** Of the whole process with all its threads, since its start. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** What is left on V8's heap when all that nobody refers to has been collected. */
export interface Held {
  readonly heapMb: number;
}

let session: Session | undefined;

async function reply(question: Question): Promise<Usage | Held | { readonly done: true }> {
  switch (question.ask) {
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
      // only now: it would take part in what a start costs
      session = new (await import("node:inspector/promises")).Session();
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.start");
      return { done: true };
    case "end profile": {
      if (!session) throw new Error("no profile was begun");
      const { profile } = await session.post("Profiler.stop");
      writeFileSync(question.file, JSON.stringify(profile));
      session.disconnect();
      session = undefined;
      return { done: true };
    }
  }
}

process.on("message", (question: Question | { readonly ask: string }) => {
  if (question.ask === "calls") return;
  void reply(question as Question).then((answer) => process.send?.(answer));
});
// a bench that was ended in the middle leaves nothing behind
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// a listener would keep a program alive that has ended
process.channel?.unref();
