import type { Environment } from "@souk/kernel/config/config-reader";
import { eventsSetting } from "@souk/kernel/domain-events/event-triggers";

/**
 * Returns the settings with databases whose connections write no domain events: handlers and webhooks must not take
 * imported records for new ones.
 */
export function withoutEvents(environment: Environment): Environment {
  const changed = Object.entries(environment).map(([name, value]) =>
    name.endsWith("DATABASE_URL") && value !== undefined && URL.canParse(value) ? [name, quiet(value)] : [name, value],
  );
  return Object.fromEntries(changed) as Environment;
}

function quiet(address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", [given, `-c ${eventsSetting}=off`].filter(Boolean).join(" "));
  return url.href;
}
