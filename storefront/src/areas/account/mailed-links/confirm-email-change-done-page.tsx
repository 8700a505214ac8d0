import { LinkDone } from "./link-done";

export function Component() {
  return <LinkDone link="confirmEmailChange" />;
}
