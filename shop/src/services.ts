import "@souk/kernel/node-version";

// the rest is loaded only once the version is known to be new enough
const { runServices } = await import("./run-services.js");
await runServices();
