import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Outdoors. */
export const outdoorIcons = {
  tent: (c) =>
    circle(168, 30, 18, c.accent) +
    area("M100 24L214 176H-14Z", c.mid) +
    area("M100 24L214 176H132Z", c.dark) +
    area("M100 74L140 176H60Z", c.pale) +
    line("M100 24V8M100 74V176", c.dark, 5) +
    line("M-26 178H226", c.dark, 7),
  sleepingBag: (c) =>
    rect([-6, 64, 212, 92], 46, c.mid) +
    ellipse([160, 110, 46, 46], c.dark) +
    ellipse([160, 110, 30, 30], c.light) +
    line("M160 110Q176 106 172 120Q160 134 148 120", c.dark, 5) +
    repeat([40, 92], (x) => rect([x, 60, 15, 100], 6, c.accent)) +
    line("M20 82Q14 96 14 116", c.light, 6),
  stove: (c) =>
    area("M100 20Q150 70 126 100H74Q50 72 84 56Q92 40 100 20Z", c.accent) +
    area("M100 58Q122 82 112 100H88Q78 82 100 58Z", "#fff3c4") +
    line("M44 92L70 112M156 92L130 112", c.dark, 9) +
    rect([64, 100, 72, 18], 8, c.dark) +
    rect([88, 116, 24, 16], 2, c.mid) +
    area("M44 150Q44 130 70 130H130Q156 130 156 150V178Q156 186 148 186H52Q44 186 44 178Z", c.mid) +
    line("M62 152H138", c.light, 8),
  headlamp: (c) =>
    `<ellipse cx="100" cy="90" rx="94" ry="58" fill="none" stroke="${c.mid}" stroke-width="17"/>` +
    rect([52, 104, 96, 70], 20, c.dark) +
    circle(100, 139, 25, c.light) +
    circle(100, 139, 16, "#fff6cf") +
    rect([86, 96, 28, 14], 5, c.accent),
  poles: (c) =>
    line("M52 20L92 184M148 20L108 184", c.mid, 8) +
    line("M52 20L60 54M148 20L140 54", c.dark, 19) +
    line("M78 164H106M122 164H94", c.dark, 8) +
    line("M46 28Q20 50 44 66M154 28Q180 50 156 66", c.accent, 6),
  hammock: (c) =>
    line("M-8 20V184M208 20V184", c.dark, 13) +
    line("M-8 56L24 88M208 56L176 88", c.mid, 6) +
    area("M18 82Q100 118 182 82Q160 166 100 166Q40 166 18 82Z", c.mid) +
    area("M18 82Q100 118 182 82Q150 134 100 134Q50 134 18 82Z", c.light) +
    circle(150, 34, 19, c.accent),
  bottle: (c) =>
    rect([76, 2, 48, 30], 9, c.dark) +
    rect([84, 30, 32, 20], 0, c.light) +
    area("M62 74Q62 46 84 46H116Q138 46 138 74V170Q138 188 120 188H80Q62 188 62 170Z", c.mid) +
    rect([62, 92, 76, 46], 0, c.light) +
    area("M70 132L92 100L106 118L114 108L130 132Z", c.pale) +
    line("M124 16Q156 20 144 52", c.accent, 6),
  dryBag: (c) =>
    line("M56 34Q100 -12 144 34", c.dark, 9) +
    area("M44 54H156L164 168Q162 188 140 188H60Q38 188 36 168Z", c.accent) +
    rect([36, 30, 128, 18], 8, c.dark) +
    rect([40, 48, 120, 16], 6, c.mid) +
    area("M100 92Q134 134 100 150Q66 134 100 92Z", c.pale),
  compass: (c) =>
    circle(100, 102, 86, c.dark) +
    circle(100, 102, 72, c.pale) +
    repeat(
      [0, 90, 180, 270],
      (angle) => `<rect x="97" y="36" width="6" height="15" fill="${c.mid}" transform="rotate(${angle} 100 102)"/>`,
    ) +
    `<g transform="rotate(34 100 102)">${area("M84 102L100 48L116 102Z", c.accent)}${area("M84 102L100 156L116 102Z", c.mid)}</g>` +
    circle(100, 102, 8, c.dark),
  chair: (c) =>
    line("M36 184L146 96M164 184L54 96", c.dark, 9) +
    area("M38 22H162L150 104H50Z", c.mid) +
    area("M42 96H158L176 128H24Z", c.light) +
    rect([34, 16, 132, 15], 7, c.dark) +
    rect([84, 46, 32, 34], 5, c.accent),
} as const satisfies Record<string, Icon>;
