import { Paper, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** One step of the page with its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper component="section" withBorder p={{ base: "md", sm: "lg" }} radius="md">
      <Stack gap="md">
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
