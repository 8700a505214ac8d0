import { Grid, Skeleton, Stack } from "@mantine/core";

export function ProductSkeleton() {
  return (
    <Grid aria-hidden>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Stack>
          <Skeleton height={400} />
          <Skeleton height={200} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Stack>
          <Skeleton height={120} />
          <Skeleton height={200} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
