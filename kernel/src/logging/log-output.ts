import { destination, type DestinationStream } from "pino";

/** Lines are written in pieces of this size, in bytes, and at least every `flushMs`. */
const pieceBytes = 4096;
const flushMs = 100;
/** The text that waits for a slow reader, in bytes. Beyond this, lines are lost. */
const maxWaitingBytes = 16 * 1024 * 1024;

let output: DestinationStream | undefined;

/**
 * The standard output of this process, for all its loggers. Writes happen in the background: a reader that is slow, or
 * that has stopped reading, delays no request. A process that is killed loses the lines of its last 100 ms.
 */
export function logOutput(): DestinationStream {
  output ??= openLogOutput();
  return output;
}

function openLogOutput(): DestinationStream {
  const stream = destination({
    dest: 1,
    sync: false,
    minLength: pieceBytes,
    maxLength: maxWaitingBytes,
    periodicFlush: flushMs,
  });
  let lost = 0;
  stream.on("drop", () => {
    lost += 1;
  });
  stream.on("drain", () => {
    if (lost === 0) return;
    const lines = lost;
    lost = 0;
    stream.write(`${JSON.stringify({ level: "warn", msg: "log lines were lost", lines })}\n`);
  });
  return stream;
}
