import { Readable } from "node:stream";
import type { StreamedAnswer } from "@souk/kernel/http/streamed-request";
import type { StreamHandler } from "@souk/kernel/subgraph/assemble-subgraph";
import { locales } from "@souk/kernel/values/locale";
import type { CoursesDomain } from "../domain/courses-domain.js";

const nothing: StreamedAnswer = {
  status: 404,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  body: "There is no valid certificate with this number.\n",
};

/** Serves the PDF of each valid certificate at `/certificates/NUMBER/en.pdf`, and at `fr.pdf` in French. */
export function certificateStreams({ printCertificate }: Pick<CoursesDomain, "printCertificate">): StreamHandler {
  return {
    paths: ["/certificates/:number/:file"],
    answer: async ({ method, path }) => {
      const [, number = "", file] = /^\/certificates\/([^/?]+)\/([^/?]+)/.exec(path) ?? [];
      const locale = locales.find((each) => file === `${each}.pdf`);
      const pdf = locale && (await printCertificate(number, locale));
      if (!pdf) return nothing;
      const headers = {
        "content-type": "application/pdf",
        "content-length": String(pdf.length),
        "content-disposition": `inline; filename="certificate.pdf"`,
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
      };
      return { status: 200, headers, body: method === "HEAD" ? null : Readable.from([pdf]) };
    },
  };
}
