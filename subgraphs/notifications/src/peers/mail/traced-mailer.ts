import { inSpan } from "@souk/kernel/telemetry/tracing";
import type { Mailer } from "../../domain/mail.js";

/** Adds a span for each mail that is sent. The span has no address and no text. */
export function tracedMailer(mailer: Mailer): Mailer {
  return {
    keepsBodies: mailer.keepsBodies,
    send: (mail) =>
      inSpan(
        () => ({
          name: "send mail",
          kind: "client",
          attributes: {
            "messaging.system": "smtp",
            "messaging.operation.name": "send",
            "messaging.operation.type": "send",
            "messaging.message.id": mail.id,
          },
        }),
        async (span) => {
          const outcome = await mailer.send(mail);
          span?.set({ "souk.mail.outcome": outcome.kind });
          return outcome;
        },
      ),
  };
}
