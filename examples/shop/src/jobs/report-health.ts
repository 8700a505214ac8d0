import type { ProjectJob } from "@souk/shop/config";

/** Asks the router for its health each morning, and logs what is down. */
export const reportHealth: ProjectJob = {
  name: "report-health",
  cron: "0 6 * * *",
  timeoutSeconds: 30,
  async run({ logger, signal }) {
    const url = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? "4000"}`;
    const response = await fetch(`${url}/health`, { signal });
    logger.info({ status: response.status }, response.ok ? "the shop is healthy" : "a part of the shop is down");
  },
};
