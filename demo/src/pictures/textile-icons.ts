import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Home textiles. */
export const textileIcons = {
  pillow: (c) =>
    area("M20 44Q100 64 180 44Q164 104 180 164Q100 144 20 164Q36 104 20 44Z", c.mid) +
    area("M42 66Q100 80 158 66Q148 104 158 142Q100 128 42 142Q52 104 42 66Z", c.light) +
    circle(100, 104, 10, c.accent) +
    line("M84 90L92 97M116 90L108 97M84 118L92 111M116 118L108 111", c.dark, 4),
  folded: (c) =>
    rect([10, 128, 180, 48], 18, c.dark) +
    rect([16, 84, 168, 48], 18, c.mid) +
    rect([22, 40, 156, 48], 18, c.light) +
    repeat([128, 84, 40], (y) => line(`M50 ${y + 34}H168`, c.pale, 4)) +
    rect([60, 40, 16, 48], 0, c.accent),
  towel: (c) =>
    rect([-6, 22, 212, 12], 6, c.dark) +
    rect([34, 20, 132, 160], 10, c.mid) +
    rect([34, 20, 132, 28], 10, c.light) +
    repeat([64, 84, 104], (y) => repeat([50, 76, 102, 128], (x) => rect([x, y, 20, 14], 3, c.light))) +
    rect([34, 140, 132, 12], 0, c.accent),
  rug: (c) =>
    repeat([92, 74, 56, 38], (radius) =>
      ellipse([100, 104, radius, radius * 0.78], radius % 4 === 0 ? c.mid : c.light),
    ) +
    ellipse([100, 104, 24, 18], c.pale) +
    ellipse([100, 104, 11, 8], c.accent),
  curtains: (c) =>
    rect([-6, 16, 212, 11], 5, c.dark) +
    rect([50, 27, 100, 152], 0, c.pale) +
    circle(112, 72, 22, c.accent) +
    area("M10 27H86Q84 110 48 182H10Z", c.mid) +
    area("M190 27H114Q116 110 152 182H190Z", c.mid) +
    line("M34 40Q34 110 26 172M58 40Q56 110 40 160M166 40Q166 110 174 172M142 40Q144 110 160 160", c.light, 6),
  quilt: (c) =>
    rect([18, 18, 164, 164], 14, c.dark) +
    repeat([28, 78, 128], (x) =>
      repeat([28, 78, 128], (y) => rect([x, y, 44, 44], 4, (x + y) % 4 === 0 ? c.mid : c.light)),
    ) +
    repeat([40, 90, 140], (x) => repeat([40, 90, 140], (y) => rect([x, y, 20, 20], 2, x === y ? c.accent : c.pale))),
} as const satisfies Record<string, Icon>;
