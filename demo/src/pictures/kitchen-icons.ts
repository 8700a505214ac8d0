import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Kitchen. */
export const kitchenIcons = {
  pan: (c) =>
    line("M138 110L212 66", c.dark, 18) +
    ellipse([80, 122, 92, 60], c.dark) +
    ellipse([80, 114, 84, 50], c.mid) +
    ellipse([78, 112, 40, 25], c.pale) +
    circle(84, 110, 12, c.accent),
  pot: (c) =>
    rect([84, 24, 32, 20], 10, c.dark) +
    area("M24 74A76 38 0 0 1 176 74Z", c.mid) +
    rect([-8, 92, 216, 22], 11, c.dark) +
    area("M20 80H180V146A30 30 0 0 1 150 176H50A30 30 0 0 1 20 146Z", c.mid) +
    rect([14, 72, 172, 14], 7, c.light) +
    line("M44 108V140", c.light, 9),
  knife: (c) =>
    `<g transform="rotate(-32 100 100)">` +
    area("M-22 112H112V74Q30 66 -22 112Z", c.pale) +
    line("M-10 109H108", c.light, 5) +
    rect([108, 72, 16, 42], 3, c.mid) +
    rect([120, 72, 104, 34], 14, c.dark) +
    repeat([144, 172, 200], (x) => circle(x, 89, 5, c.accent)) +
    "</g>",
  cuttingBoard: (c) =>
    rect([24, 30, 152, 150], 16, c.mid) +
    repeat([32, 80, 128], (x) => repeat([38, 108], (y) => rect([x, y, 40, 32], 4, c.light))) +
    repeat([32, 80, 128], (x) => rect([x, 73, 40, 32], 4, c.pale)) +
    rect([76, 6, 48, 34], 14, c.mid) +
    circle(100, 22, 8, c.pale) +
    area("M138 164Q110 136 150 118Q170 150 138 164Z", c.accent),
  bowls: (c) =>
    area("M2 66H198A98 104 0 0 1 100 176A98 104 0 0 1 2 66Z", c.mid) +
    ellipse([100, 66, 98, 22], c.dark) +
    ellipse([100, 64, 76, 16], c.light) +
    ellipse([100, 62, 52, 11], c.pale) +
    circle(88, 56, 9, c.accent) +
    circle(110, 54, 11, c.accent) +
    rect([66, 168, 68, 14], 7, c.dark),
  rollingPin: (c) =>
    `<g transform="rotate(-38 100 100)">` +
    area("M-34 100Q-30 88 10 80Q100 68 190 80Q230 88 234 100Q230 112 190 120Q100 132 10 120Q-30 112 -34 100Z", c.mid) +
    line("M20 90Q100 80 180 90", c.light, 6) +
    "</g>" +
    circle(160, 150, 26, c.pale) +
    circle(40, 44, 15, c.accent),
  mortar: (c) =>
    line("M96 96L148 14", c.light, 20) +
    area("M16 84H184Q182 150 134 162H66Q18 150 16 84Z", c.dark) +
    rect([10, 74, 180, 20], 10, c.mid) +
    rect([58, 158, 84, 20], 8, c.mid) +
    repeat([50, 84, 118], (x) => circle(x, 122 + (x % 3) * 6, 4, c.light)) +
    circle(150, 118, 6, c.accent),
  bread: (c) =>
    ellipse([100, 116, 104, 62], c.dark) +
    ellipse([100, 104, 92, 58], "#d69a56") +
    ellipse([100, 98, 82, 48], "#e3b173") +
    line("M48 84Q62 104 54 124M88 72Q104 100 94 132M130 76Q146 98 138 124", "#fbeeda", 9) +
    line("M-2 122Q100 204 202 122", c.mid, 15) +
    line("M10 142Q100 200 190 142", c.accent, 5),
  spoons: (c) =>
    `<circle cx="100" cy="22" r="16" fill="none" stroke="${c.dark}" stroke-width="7"/>` +
    repeat(
      [-34, -12, 12, 34],
      (angle) =>
        `<g transform="rotate(${angle} 100 26)">${rect([95, 36, 10, 96], 4, c.mid)}` +
        `${ellipse([100, 150, 20 - Math.abs(angle) / 6, 26], angle === 12 ? c.accent : c.light)}</g>`,
    ),
} as const satisfies Record<string, Icon>;
