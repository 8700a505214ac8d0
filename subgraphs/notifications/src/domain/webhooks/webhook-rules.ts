import { isEventName } from "@souk/kernel/domain-events/event-catalog";
import { z } from "zod";

const maxUrlLength = 2000;

function urlRule(allowsPrivateHosts: boolean) {
  return z
    .string()
    .trim()
    .max(maxUrlLength, `must be at most ${maxUrlLength} characters`)
    .superRefine((text, context) => {
      const complaint = urlComplaint(text, allowsPrivateHosts);
      if (complaint !== null) context.addIssue({ code: "custom", message: complaint });
    });
}

/** The sender checks the host's addresses at each connection; see `private-addresses.ts`. */
function urlComplaint(text: string, allowsPrivateHosts: boolean): string | null {
  if (!URL.canParse(text)) return "must be an address such as https://example.com/hook";
  const { protocol, username, password, hash } = new URL(text);
  if (protocol !== "https:" && !(allowsPrivateHosts && protocol === "http:")) return "must be an https address";
  if (username !== "" || password !== "") return "must not contain a user name or a password";
  return hash === "" ? null : "must not contain a fragment";
}

const description = z
  .string()
  .trim()
  .max(200, "must be at most 200 characters")
  .nullish()
  .transform((text) => (text === "" ? null : (text ?? null)));

const events = z
  .array(z.string())
  .min(1, "must contain at least one event")
  .superRefine((names, context) => {
    for (const name of names.filter((given) => !isEventName(given)))
      context.addIssue({ code: "custom", message: `${JSON.stringify(name.slice(0, 60))} is not an event` });
  })
  .transform((names) => [...new Set(names)].filter(isEventName).toSorted());

export function newEndpointRule(allowsPrivateHosts: boolean) {
  return z.object({
    url: urlRule(allowsPrivateHosts),
    description,
    events,
    isEnabled: z
      .boolean()
      .nullish()
      .transform((given) => given ?? true),
  });
}

/** An absent field stays unchanged; so does null, except for the description. */
export function endpointChangeRule(allowsPrivateHosts: boolean) {
  return z.object({
    url: urlRule(allowsPrivateHosts).nullish().transform(undefinedForNull),
    description: description.optional(),
    events: events.nullish().transform(undefinedForNull),
    isEnabled: z.boolean().nullish().transform(undefinedForNull),
  });
}

function undefinedForNull<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
