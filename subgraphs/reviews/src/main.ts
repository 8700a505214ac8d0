import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startReviews } from "./app.js";
import { readReviewsConfig } from "./config.js";
import { reviewsDatabase } from "./store/database-definition.js";

await runSubgraph("reviews", readReviewsConfig, startReviews, ({ database }) => ({
  ...reviewsDatabase,
  settings: database,
}));
