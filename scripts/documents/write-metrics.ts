import { writeFileSync } from "node:fs";
import { metricsPage } from "./metrics-page.ts";

writeFileSync("docs/operations/metrics.md", await metricsPage());
