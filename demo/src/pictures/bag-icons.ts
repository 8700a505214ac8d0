import type { Icon } from "./icon.js";
import { area, circle, line, rect, repeat } from "./shapes.js";

/** Bags and travel. */
export const bagIcons = {
  backpack: (c) =>
    line("M76 34V18A12 12 0 0 1 88 6H112A12 12 0 0 1 124 18V34", c.dark, 9) +
    rect([16, 92, 24, 72], 12, c.dark) +
    rect([160, 92, 24, 72], 12, c.dark) +
    area("M34 84A66 58 0 0 1 166 84V168Q166 186 148 186H52Q34 186 34 168Z", c.mid) +
    rect([54, 104, 92, 66], 14, c.light) +
    rect([54, 120, 92, 7], 0, c.dark) +
    rect([92, 120, 16, 24], 5, c.accent) +
    line("M64 72H136", c.light, 8),
  duffel: (c) =>
    line("M58 84Q62 28 100 28Q138 28 142 84", c.dark, 10) +
    rect([-12, 70, 224, 104], 44, c.mid) +
    repeat([48, 134], (x) => rect([x, 70, 18, 104], 0, c.dark)) +
    line("M18 92H182", c.light, 6) +
    rect([88, 86, 24, 14], 4, c.accent),
  tote: (c) =>
    line("M66 82V50A34 36 0 0 1 134 50V82", c.dark, 10) +
    area("M28 70H172L182 174Q182 186 170 186H30Q18 186 18 174Z", c.light) +
    area("M28 70H172L173.5 86H26.5Z", c.mid) +
    area("M100 108Q132 102 138 132Q128 164 100 164Q72 164 62 132Q68 102 100 108Z", c.accent) +
    line("M100 110Q100 96 112 90", c.dark, 6),
  sleeve: (c) =>
    rect([30, 22, 164, 116], 10, c.dark) +
    rect([40, 32, 144, 92], 5, c.pale) +
    area("M-2 66H156Q168 66 168 78V168Q168 180 156 180H10Q-2 180 -2 168Z", c.mid) +
    line("M12 82H154", c.light, 5) +
    rect([106, 118, 40, 26], 6, c.accent),
  cubes: (c) =>
    rect([14, 116, 172, 66], 14, c.dark) +
    rect([14, 60, 108, 62], 14, c.mid) +
    rect([114, 60, 72, 62], 14, c.accent) +
    rect([50, 10, 100, 56], 14, c.light) +
    repeat([138, 154], (y) => line(`M34 ${y}H166`, c.mid, 5)) +
    line("M32 80H102M130 80H170", c.pale, 5) +
    line("M68 28H132", c.mid, 5),
  toiletry: (c) =>
    line("M100 26V6Q100 -8 114 -4", c.dark, 7) +
    rect([44, 20, 112, 44], 14, c.dark) +
    rect([44, 58, 112, 62], 6, c.mid) +
    rect([44, 120, 112, 66], 16, c.mid) +
    rect([56, 70, 88, 42], 8, c.pale) +
    rect([56, 130, 88, 44], 8, c.light) +
    rect([70, 78, 15, 34], 5, c.accent) +
    rect([94, 86, 34, 26], 6, c.light) +
    line("M66 42H134", c.light, 5),
  wallet: (c) =>
    rect([36, 16, 96, 84], 8, c.pale) +
    rect([60, 28, 104, 84], 8, c.light) +
    line("M78 48H124", c.mid, 6) +
    rect([6, 58, 188, 122], 18, c.mid) +
    rect([6, 58, 188, 24], 12, c.dark) +
    circle(152, 126, 22, c.dark) +
    circle(152, 126, 10, c.accent),
  sling: (c) =>
    line("M36 136Q-10 20 100 14Q210 20 164 136", c.dark, 13) +
    rect([88, 4, 24, 22], 5, c.accent) +
    rect([22, 92, 156, 88], 34, c.mid) +
    line("M44 122H156", c.light, 7) +
    rect([62, 138, 76, 28], 12, c.light),
  tag: (c) =>
    line("M92 60Q60 -10 20 26Q2 60 80 56", c.dark, 10) +
    `<g transform="rotate(28 110 110)">${rect([60, 44, 100, 142], 20, c.accent)}${rect([72, 88, 76, 80], 8, c.pale)}` +
    `${line("M84 108H136M84 128H136M84 148H116", c.mid, 6)}${circle(110, 64, 10, c.dark)}</g>`,
  pannier: (c) =>
    line("M58 34V8M142 34V8", c.dark, 13) +
    rect([26, 28, 148, 24], 8, c.dark) +
    area("M32 52H168L178 166Q176 186 156 186H44Q24 186 22 166Z", c.mid) +
    rect([26, 106, 148, 24], 0, c.light) +
    line("M100 52V166", c.dark, 9) +
    rect([86, 76, 28, 17], 5, c.accent),
  neckPillow: (c) =>
    line("M58 168A74 74 0 1 1 142 168", c.mid, 58) +
    line("M58 168A74 74 0 1 1 142 168", c.light, 32) +
    circle(54, 170, 9, c.accent) +
    circle(146, 170, 9, c.accent),
} as const satisfies Record<string, Icon>;
