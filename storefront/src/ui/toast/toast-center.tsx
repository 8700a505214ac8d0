import "@mantine/notifications/styles.css";
import { Button, Group, Text } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import type { ToastDefinition } from "./toast";

const shortMs = 5000;
/** Long enough to find the button by keyboard; WCAG 2.2.1 asks for time, and whatever it offers is elsewhere too. */
const withActMs = 12_000;

/** Where toasts are shown. What comes before it is there waits for it. */
export function ToastCenter() {
  return <Notifications position="bottom-right" />;
}

/** `close`: what the button that takes it away is called. */
export function showToast({ message, kind = "done", act }: ToastDefinition, close: string): void {
  const id = notifications.show({
    color: kind === "problem" ? "red" : "souk",
    autoClose: act ? withActMs : shortMs,
    closeButtonProps: { "aria-label": close },
    message: act ? (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            act.run();
          }}
        >
          {act.label}
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}
