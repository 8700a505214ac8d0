// Must be imported first: otherwise an older Node stops at a syntax error that does not explain the cause.
const requiredMajor = 24;

if (Number(process.versions.node.split(".")[0]) < requiredMajor) {
  process.stderr.write(
    `Souk needs Node ${requiredMajor} or newer, this is ${process.version}. "npm start" brings its own; elsewhere use "npx node ..." or a newer Node.\n`,
  );
  process.exit(1);
}

export {};
