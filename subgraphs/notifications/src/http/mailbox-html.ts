import Handlebars from "handlebars";
import type { MailboxMail } from "../domain/mail.js";

// Handlebars escapes all values. The policy also prevents remaining markup from running or loading anything.
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:">
<title>{{title}}</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #f3f1ec; color: #2b2a27; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  h1 { margin: 0 0 .25rem; font-size: 1.5rem; overflow-wrap: anywhere; }
  h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
  a { color: #7a3b12; }
  .quiet, time { color: #6b675e; }
  .card { background: #fff; border: 1px solid #e0dcd2; border-radius: 8px; overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .6rem 1rem; text-align: left; vertical-align: top; border-top: 1px solid #eeebe3; overflow-wrap: break-word; }
  thead th { border-top: 0; font-weight: 600; }
  td.tight { white-space: nowrap; }
  iframe { display: block; width: 100%; height: 40rem; border: 0; border-radius: 8px; }
  pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace; }
</style>
</head>
<body><main>
{{> content}}
</main></body>
</html>
`;

const list = `<h1>Dev mailbox</h1>
<p class="quiet">Mail that the shop sent. None of it left this machine, since SMTP_URL is not set. The newest {{limit}}, also as <a href="/dev/mail.json">JSON</a>.</p>
<div class="card"><table>
<thead><tr><th>Sent</th><th>To</th><th>Subject</th><th>Raw</th></tr></thead>
<tbody>
{{#each mails}}
<tr><td class="tight"><time datetime="{{sentAt}}">{{shownTime}}</time></td><td>{{recipient}}</td><td><a href="/dev/mail/{{id}}">{{subject}}</a></td>
<td class="tight"><a href="/dev/mail/{{id}}/html">HTML</a> · <a href="/dev/mail/{{id}}/text">text</a></td></tr>
{{else}}
<tr><td colspan="4" class="quiet">Nothing yet. Register, or buy something.</td></tr>
{{/each}}
</tbody>
</table></div>`;

// Links in the mail open in a new tab, because nothing works in the frame.
const one = `<p><a href="/dev/mail">Dev mailbox</a></p>
<h1>{{subject}}</h1>
<p class="quiet">to {{recipient}}, <time datetime="{{sentAt}}">{{shownTime}}</time>, {{kind}}</p>
<h2>HTML <a href="/dev/mail/{{id}}/html">raw</a></h2>
<div class="card"><iframe title="The mail" src="/dev/mail/{{id}}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></div>
<h2>Text <a href="/dev/mail/{{id}}/text">raw</a></h2>
<div class="card"><pre>{{text}}</pre></div>`;

const render = Handlebars.compile<object>(page, { strict: true }) as (view: object, options: object) => string;
const listContent = Handlebars.compile(list, { strict: true });
const mailContent = Handlebars.compile(one, { strict: true });

export function mailListHtml(mails: readonly MailboxMail[], limit: number): string {
  const view = { title: "Dev mailbox", limit, mails: mails.map(viewOf) };
  return render(view, { partials: { content: listContent } });
}

export function mailHtml(mail: MailboxMail): string {
  return render({ ...viewOf(mail), title: mail.subject }, { partials: { content: mailContent } });
}

function viewOf(mail: MailboxMail): object {
  const sentAt = mail.sentAt.toISOString();
  return { ...mail, sentAt, shownTime: `${sentAt.slice(0, 19).replace("T", " ")} UTC` };
}
