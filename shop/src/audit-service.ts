import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runAuditService } = await import("./audit/run-audit-service.js");
await runAuditService();
