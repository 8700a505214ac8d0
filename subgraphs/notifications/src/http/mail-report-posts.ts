import type { RawPost, RawPostHandler } from "@souk/kernel/http/raw-post";
import type { ReceiveMailReportsOutcome } from "../domain/receive-mail-reports.js";

/** The response status for each outcome. Mail services repeat a post that is not answered with 2xx. */
const statuses: Readonly<Record<ReceiveMailReportsOutcome, number>> = {
  stored: 200,
  early: 503,
  unreadable: 400,
  forged: 401,
};

/** `POST /webhooks/mail`, called through the router. */
export function mailReportPosts(receive: (post: RawPost) => Promise<ReceiveMailReportsOutcome>): RawPostHandler {
  return {
    path: "/webhooks/mail",
    handle: async (post) => {
      const outcome = await receive(post);
      return { status: statuses[outcome], contentType: "application/json", body: JSON.stringify({ outcome }) };
    },
  };
}
