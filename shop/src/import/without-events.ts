import type { Environment } from "@souk/kernel/config/config-reader";
import { eventsSetting } from "@souk/kernel/domain-events/publish-event";

const droppedSuffixes = ["DATABASE_DIRECT_URL", "DATABASE_READ_URL"];

/**
 * Returns the settings with databases whose connections write no domain events: handlers and webhooks must not take
 * imported records for new ones.
 */
export function withoutEvents(environment: Environment): Environment {
  const changed = Object.entries(environment)
    .filter(([name]) => !droppedSuffixes.some((suffix) => name.endsWith(suffix)))
    .map(([name, given]) => {
      if (!name.endsWith("DATABASE_URL")) return [name, given];
      // a pooler does not accept the settings of a session
      const value = environment[name.replace(/URL$/, "DIRECT_URL")] ?? given;
      return [name, value !== undefined && URL.canParse(value) ? quiet(value) : value];
    });
  return Object.fromEntries(changed) as Environment;
}

function quiet(address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", [given, `-c ${eventsSetting}=off`].filter(Boolean).join(" "));
  return url.href;
}
