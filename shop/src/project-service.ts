import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runProjectService } = await import("./graph/run-project-service.js");
await runProjectService();
