import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { openPage } from "../../testing/open-page";
import { admin } from "../../testing/viewers";

test("a list is sorted by the headers of its table, and the address stores the sort", async () => {
  const page = await openPage("/admin/customers", { answers: { me: admin, users: { nodes: [{ id: "1" }] } } });
  const header = await page.findByRole("columnheader", { name: "Email" });
  const sorts = [];
  for (const direction of ["ascending", "descending"]) {
    await page.click(page.within(header).getByRole("button"));
    await page.becomes(() => header.getAttribute("aria-sort"), direction);
    sorts.push(page.address());
  }
  expect(sorts).toEqual(["/admin/customers?sort=EMAIL_ASC", "/admin/customers?sort=EMAIL_DESC"]);
  expect(page.sent("AdminCustomers").map(({ sort }) => sort)).toEqual([undefined, "EMAIL_ASC", "EMAIL_DESC"]);
  const announced = page
    .getAllByRole("columnheader")
    .filter((one) => /cending/.test(one.getAttribute("aria-sort") ?? ""));
  expect(announced).toHaveLength(1);
});

test("the address of a page that no longer exists leads to the first page with the same sort", async () => {
  const users = ({ after }: { after?: string }) => {
    if (after) throw new GraphQLError("no such page", { extensions: { code: "BAD_USER_INPUT" } });
    return { nodes: [{ id: "1", email: "june@shop.test" }] };
  };
  const page = await openPage("/admin/customers?sort=EMAIL_DESC&after=nonsense", { answers: { me: admin, users } });
  await page.findByRole("heading", { name: "This page is no longer available" });
  await page.click(page.getByRole("button", { name: "Go to the first page" }));
  await page.findByRole("link", { name: "june@shop.test" });
  expect(page.address()).toBe("/admin/customers?sort=EMAIL_DESC");
});
