import type { MailTransport, SendOutcome } from "@souk/kernel/project/providers/mail-transport";
import type { PluginSettings } from "@souk/kernel/project/providers/plugin-settings";
import { within } from "@souk/kernel/project/within";
import { z } from "zod";
import type { Mailer } from "../../domain/mail.js";

const timeoutMs = 30_000;

const outcomeRule: z.ZodType<SendOutcome> = z.union([
  z.strictObject({ kind: z.literal("accepted") }),
  z.strictObject({ kind: z.literal("refused"), reason: z.string().max(500) }),
]);

/** Sends mail with the transport of the project. */
export function transportMailer(
  { transport, settings }: { readonly transport: MailTransport; readonly settings: PluginSettings },
  from: string,
): Mailer {
  const send = transport.open(settings);
  return {
    keepsBodies: false,
    send: async ({ id, round, recipient, subject, text, html, headers }) => {
      const mail = Object.freeze({
        id,
        round,
        from,
        recipient,
        subject,
        text,
        html,
        headers: Object.freeze({ ...headers }),
      });
      return outcomeRule.parse(await within(timeoutMs, async () => send(mail)));
    },
  };
}
