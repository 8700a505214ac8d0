#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runCommandLine } = await import("./command-line/run-command-line.js");
await runCommandLine(process.argv);
