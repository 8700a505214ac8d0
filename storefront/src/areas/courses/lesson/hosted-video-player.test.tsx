import { expect, test, vi } from "vitest";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const sections = [
  {
    id: "1",
    title: "First",
    lessons: [{ id: "l", title: "Bowline", externalUrl: "https://youtu.be/dQw4w9WgXcQ?t=90" }],
  },
];

const open = (path: string) =>
  openPage(path, {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      categories: [],
      customFields: [],
      course: {
        id: "c",
        slug: "knots",
        title: "Knots",
        status: "DRAFT",
        version: 1,
        publishChecklist: [],
        draft: { sections },
        product: { id: "p", price: { amount: "5.00", currency: "CAD" } },
        sections,
      },
    },
  });

test("the player of YouTube is loaded after the visitor plays the video", async () => {
  const page = await open("/learn/knots/l");
  const play = await page.findByRole("button", { name: "Play the video from YouTube" });
  expect(page.text()).toContain("YouTube then receives your IP address.");
  expect(document.querySelector("iframe")).toBeNull();
  await page.click(play);
  // happy-dom loads no pages into frames, and writes that to the console
  vi.spyOn(console, "error").mockClear();
  const frame = page.getByTitle<HTMLIFrameElement>("Bowline");
  expect(frame.src).toBe("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=90");
  expect(frame.getAttribute("referrerpolicy")).toBe("strict-origin-when-cross-origin");
  expect(frame.getAttribute("sandbox")).not.toContain("top-navigation");
  expect(document.activeElement).toBe(frame);
});

test("the editor of a lesson says that an address on another host is not private", async () => {
  const page = await open("/teach/courses/c");
  await page.click(await page.findByRole("button", { name: "Edit Bowline" }));
  const address = await page.findByLabelText(/^URL of a video/);
  const note = () => page.queryByText(/^Not private: whoever has this address can watch it\./);
  expect(note()).not.toBeNull();
  await page.fill(address, "/media/bowline.mp4");
  expect(note()).toBeNull();
  await page.fill(address, "https://media.example.com/bowline.mp4");
  expect(note()).not.toBeNull();
});
