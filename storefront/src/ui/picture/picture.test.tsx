import { fireEvent, render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Picture, type ShownImage } from "./picture";

const url = `/media/${"a".repeat(64)}-400x300/400.webp`;
const placeholder = "data:image/webp;base64,UklGRg==";
const picture = { id: "a".repeat(64), placeholder, focalPoint: { x: 20, y: 80 } };

function shown(image: ShownImage): HTMLElement {
  return render(<Picture image={image} name="Lamp" />).getByAltText("Lamp");
}

test("a stored picture shows its placeholder until it has loaded, and keeps its focal point", () => {
  const image = shown({ url, alt: null, picture });
  expect(image.style.backgroundImage).toContain(placeholder);
  expect(image.style.objectPosition).toBe("20% 80%");
  fireEvent.load(image);
  expect(image.style.backgroundImage).toBe("");
  expect(image.style.objectPosition).toBe("20% 80%");
});

test("a picture that loaded before React listens has no placeholder behind it", () => {
  vi.spyOn(HTMLImageElement.prototype, "complete", "get").mockReturnValue(true);
  vi.spyOn(HTMLImageElement.prototype, "naturalWidth", "get").mockReturnValue(400);
  expect(shown({ url, alt: null, picture }).style.backgroundImage).toBe("");
});

test.each([
  ["absent", undefined],
  ["null, as without media", null],
])("a picture whose parts are %s is shown by its address", (_case, missing) => {
  const image = shown({ url, alt: null, picture: missing });
  expect([image.getAttribute("src"), image.getAttribute("style")]).toEqual([url, null]);
});

test.each([
  ["loaded late leaves its width to the browser", false, "auto, (max-width: 48em) 100vw, 40vw"],
  ["shown first has no automatic width, which is 100vw there", true, "(max-width: 48em) 100vw, 40vw"],
])("a picture %s", (_case, first, sizes) => {
  const { getByAltText } = render(<Picture image={{ url, alt: null }} name="Lamp" first={first} />);
  expect(getByAltText("Lamp").getAttribute("sizes")).toBe(sizes);
});
