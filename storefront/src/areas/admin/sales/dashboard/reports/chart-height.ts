export const chartHeight = 260;
