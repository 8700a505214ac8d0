import { GlobalRegistrator } from "@happy-dom/global-registrator";
import { vi } from "vitest";

// one window for all files of a worker, because they share their modules
GlobalRegistrator.register({
  url: "http://shop.test/",
  width: 1280,
  height: 900,
  settings: { device: { prefersReducedMotion: "reduce" } },
});
// Mantine's text areas listen to the fonts, which happy-dom does not have
Object.defineProperty(document, "fonts", { value: new EventTarget() });
// Vitest runs modules as a server does
vi.stubEnv("SSR", false);
// null in happy-dom; the pages renew a session without locks if the browser has none
Reflect.deleteProperty(Object.getPrototypeOf(navigator), "locks");
