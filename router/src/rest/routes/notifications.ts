import { z } from "zod";
import { RestNotificationsDocument, RestSendNotificationDocument } from "../generated/operations.js";
import { lower, named, text, time } from "../bodies/fields.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { restRoute, type RestRoute } from "../rest-route.js";

const notificationStatus = z.enum(["queued", "sent", "failed"]);
type StatusText = z.input<typeof notificationStatus>;

/** A delivered mail is `sent`: clients of this API know three values. */
function statusText(status: string): StatusText {
  return status === "DELIVERED" ? "sent" : (lower(status) as StatusText);
}

export const notificationRoutes: readonly RestRoute[] = [
  restRoute({
    method: "POST",
    path: "/notifications/send",
    name: "sendNotification",
    tag: "Notifications",
    access: "staff",
    summary: "Send a notification",
    description: "For the staff and services. Mails a text to an address; a mail server accepts it within seconds.",
    status: 202,
    fieldNames: { email: "recipient" },
    body: named(
      "NewNotification",
      z.object({ recipient: text(320).describe("A mail address."), subject: text(200), body: text(5000) }),
    ),
    operation: RestSendNotificationDocument,
    variables: ({ body, idempotencyKey }) => ({
      input: { email: body.recipient, subject: body.subject, body: body.body, idempotencyKey },
    }),
    answer: named("SentNotification", z.object({ id: z.string(), status: notificationStatus, timestamp: time })),
    respond: ({ id, status, sentAt, createdAt }) => ({
      id,
      status: statusText(status),
      timestamp: sentAt ?? createdAt,
    }),
    example: { request: { recipient: "user@example.com", subject: "Order confirmed", body: "ORD-101 is paid." } },
  }),
  restRoute({
    method: "GET",
    path: "/notifications",
    name: "listNotifications",
    tag: "Notifications",
    access: "token",
    summary: "List notifications",
    description: "The user's own mails, or all mails for admins; the newest first, in pages.",
    query: z.object({ ...list }),
    operation: RestNotificationsDocument,
    variables: ({ query }) => pageArguments(query),
    answer: z.array(
      named(
        "Notification",
        z.object({
          id: z.string(),
          kind: z.string(),
          subject: z.string(),
          recipient: z.string(),
          status: notificationStatus,
          sent_at: time.nullable(),
          created_at: time,
        }),
      ),
    ),
    respond: ({ nodes }) =>
      nodes.map(({ id, kind, subject, recipient, status, sentAt, createdAt }) => ({
        id,
        kind: lower(kind),
        subject,
        recipient,
        status: statusText(status),
        sent_at: sentAt,
        created_at: createdAt,
      })),
    page: pageOf,
  }),
];
