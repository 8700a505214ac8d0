import { Card, Stack, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

/** A part of the page of a file with its own heading. */
export function MediaSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" withBorder padding="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {children}
      </Stack>
    </Card>
  );
}
