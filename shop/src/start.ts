import "@souk/kernel/node-version";

// the rest is loaded only once the version is known to be new enough
const { main } = await import("./main.js");
await main();
