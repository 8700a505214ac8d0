import type { SlotName, SlotProps } from "@souk/storefront/extend";
import { Component, Suspense, type ComponentType, type ReactNode } from "react";
import { useProject } from "./project";
import { useSlotLog } from "./slot-log";

export interface SlotElementProps<Name extends SlotName> {
  readonly name: Name;
  readonly with: SlotProps[Name];
}

/**
 * Shows the project's component at a place of a page. An error in it removes it from the page and leaves the rest: on the
 * server by the Suspense boundary, in a browser by the error boundary.
 */
export function Slot<Name extends SlotName>({ name, with: props }: SlotElementProps<Name>) {
  const Content: ComponentType<SlotProps[Name]> | undefined = useProject().slots[name];
  if (!Content) return null;
  return (
    <SlotBoundary>
      <Suspense fallback={null}>
        <Started name={name} />
        <Content {...props} />
        <Finished name={name} />
      </Suspense>
    </SlotBoundary>
  );
}

/** React skips the rest of a Suspense boundary in which a component throws, so an unfinished slot has failed. */
function Started({ name }: { readonly name: SlotName }) {
  useSlotLog()?.started.add(name);
  return null;
}

function Finished({ name }: { readonly name: SlotName }) {
  useSlotLog()?.finished.add(name);
  return null;
}

/** React writes the caught error to the console. */
class SlotBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
