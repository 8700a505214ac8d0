import { setTimeout as wait } from "node:timers/promises";

// catalog in its own process, which logs when it is ready; the benchmark waits for a line that starts with `ready`
const address = `http://127.0.0.1:${process.env["SERVICE_PORT"]}`;
void import(new URL("../../../../subgraphs/catalog/dist/main.js", import.meta.url).href);
while (!(await isReady())) await wait(100);
process.stdout.write(`ready ${address}/graphql\n`);

function isReady(): Promise<boolean> {
  return fetch(`${address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
