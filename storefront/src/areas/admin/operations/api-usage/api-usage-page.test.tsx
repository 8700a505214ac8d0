import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

const operation = {
  hash: "h",
  name: "OldAudit",
  kind: "QUERY",
  document: "query OldAudit { auditLog { nodes { id } } }",
  fields: ["AuditEntry.act"],
  deprecatedFields: ["AuditEntry.act"],
  count: 1200,
  p99Ms: 21,
  clients: [{ name: "kiosk", version: "1.2.3", count: 1200 }],
};

test("operations are listed with their clients, searched, and shown in detail", async () => {
  const operationUsage = ({ filter }: { filter?: { search?: string; isDeprecated?: boolean } }) => ({
    nodes: filter?.search === "nothing" ? [] : [operation],
  });
  const page = await openPage("/admin/api-usage", { answers: { me: admin, operationUsage } });
  const row = await page.findByRole("row", { name: /OldAudit/ });
  expect(row.textContent).toMatch(/1,200.*21 ms.*deprecated.*kiosk/);
  await page.click(page.getByRole("button", { name: "Show details: OldAudit" }));
  const dialog = await page.dialog();
  for (const text of [/kiosk 1\.2\.3/, /AuditEntry\.act/, /query OldAudit/]) {
    expect(dialog.getAllByText(text)).not.toEqual([]);
  }
  await page.keyboard("{Escape}");
  await page.click(page.getByRole("checkbox", { name: "Only deprecated fields" }));
  await page.fill(page.getByRole("searchbox", { name: "Search" }), "nothing");
  await page.findByText("No operations found.");
});

test("a shop without clients has no operations yet", async () => {
  const page = await openPage("/admin/api-usage", { answers: { me: admin, operationUsage: {} } });
  expect(await page.findByText("No operations yet.")).toBeTruthy();
});
