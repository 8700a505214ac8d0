import { expect, test, vi } from "vitest";
import { GraphRefusal, unavailable, type Answers } from "../testing/graph-answers";
import { openPage } from "../testing/open-page";
import { admin, customer } from "../testing/viewers";
import { rememberedSession } from "./remembered-session";

function expired(): never {
  throw new GraphRefusal("UNAUTHENTICATED", { reason: "TOKEN_EXPIRED" });
}

/** Answers to an access token that has expired, until `refreshSession` answers; then `fields`. */
function expiredSession(fields: Answers, refreshSession: () => object = () => ({ __typename: "SignedIn" })): Answers {
  let isExpired = true;
  // only the frame of the page asks for the cart
  const frame = Promise.withResolvers<void>();
  const answers = Object.entries({ ...fields, cart: null }).map(([name, value]) => [
    name,
    async () => {
      if (name === "cart") frame.resolve();
      if (!isExpired) return value;
      // a request that is sent after the refusal of another one would wait for the renewal
      await frame.promise;
      return expired();
    },
  ]);
  return {
    ...Object.fromEntries(answers),
    refreshSession: () => {
      const answer = refreshSession();
      isExpired = false;
      return answer;
    },
  };
}

test.each([
  ["/account/addresses", { ...customer, addresses: [] }, "No addresses yet"],
  ["/admin/orders", admin, "Orders"],
])("%s is shown after a renewal, also if the browser has lost its record of the session", async (path, me, title) => {
  const page = await openPage(path, { answers: { ...expiredSession({ me }), orders: {} } });
  await page.becomes(() => page.sent("Shell").length, 2);
  await page.findByRole("heading", { name: title });
  expect(page.address()).toBe(path);
  expect(page.sent("RenewSession")).toHaveLength(1);
});

test("a refusal that arrives after a renewal leads to no other one", async () => {
  const renewed = Promise.withResolvers<void>();
  let isExpired = true;
  const page = await openPage("/account/addresses", {
    answers: {
      // the frame of the page is refused at once, and sends its request again after the renewal
      cart: () => (isExpired ? expired() : renewed.resolve()),
      me: {
        ...customer,
        addresses: async () => {
          if (!isExpired) return [];
          await renewed.promise;
          return expired();
        },
      },
      refreshSession: () => {
        isExpired = false;
        return { __typename: "SignedIn" };
      },
    },
  });
  await page.findByRole("heading", { name: "No addresses yet" });
  expect(page.sent("MyAddresses")).toHaveLength(2);
  expect(page.sent("RenewSession")).toHaveLength(1);
});

test("a session that cannot be renewed is announced once, and a public page continues without it", async () => {
  rememberedSession.renewed();
  const page = await openPage("/courses", {
    answers: { ...expiredSession({ me: null }, () => ({ __typename: "SessionExpired" })), courses: {} },
  });
  await page.findByText("Your session has expired. Sign in again to continue.");
  await page.findAllByRole("link", { name: "Sign in" });
  expect(page.getByRole("heading", { level: 1, name: "Courses" })).toBeTruthy();
  expect(page.sent("RenewSession")).toHaveLength(1);
  expect(rememberedSession.present).toBe(false);
});

test("a session does not end because accounts does not answer, and continues after a retry", async () => {
  let isDown = true;
  const page = await openPage("/learn", {
    answers: expiredSession({ me: customer, myCourses: [] }, () =>
      isDown ? unavailable() : { __typename: "SignedIn" },
    ),
  });
  const alert = page.within(await page.findByRole("alert"));
  isDown = false;
  await page.click(alert.getByRole("button", { name: "Try again" }));
  await page.findByRole("heading", { name: "No courses yet" });
});

test("a renewal whose answer is lost is not repeated before its cookies may have arrived", async () => {
  const send = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    JSON.stringify(init ?? {}).includes("RenewSession")
      ? Promise.reject(new TypeError("Failed to fetch"))
      : send(input, init),
  );
  const page = await openPage("/account/addresses", { answers: expiredSession({ me: customer }) });
  await page.findByRole("alert");
  expect(rememberedSession.renewingSince).toBeGreaterThan(0);
});
