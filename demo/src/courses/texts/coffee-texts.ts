/** Pour-Over Coffee at Home. */
export const coffeeTexts: readonly string[] = [
  `Turn the bag around. The front is advertising; the back tells you what you will taste.

- **Roast date.** Best between one and five weeks ago. "Best before" says nothing.
- **Process.** *Washed* tastes clean, *natural* tastes of fruit, *honey* is between the two.
- **Altitude.** Higher is slower growth, denser beans, more acidity.
- **Notes.** "Blackcurrant" is no syrup. It is what somebody was reminded of.

Buy 250 grams at a time, keep it in the bag with the air pressed out, and leave it out of the fridge. Coffee takes on the taste of whatever lives next to it.`,
  `A cup of coffee is 98 percent water. If your water tastes of the pool, so will your coffee.

Minerals pull the flavor out of the grounds. With none of them, as in distilled water, the cup is sharp and hollow; with too many it is chalky and dull. What you want is *soft, but not empty*: a filter jug gets most tap water there.

Temperature is simple. Pour **just off the boil** for light roasts, a minute later for dark ones. Rinse the paper with it, too: it takes the taste of cardboard away and warms the cup.

Taste your water from a glass before you begin. You would for tea.`,
  `Grind decides how fast the water gets through, and time decides the taste.

| It looks like | It is | Use it for |
| --- | --- | --- |
| peppercorns, cracked | coarse | a press |
| **coarse sand** | medium | *this course* |
| table salt | fine | a small pot |
| flour | too fine | nothing here |

Rub a pinch between thumb and finger: you should feel grains and no dust. Grind *right before* you pour; half of the smell is gone in a quarter of an hour.

Change the grind by one step at a time, and nothing else. Two changes at once teach you nothing.`,
  `Put 18 grams into the rinsed filter and make a small hollow. Start the clock. Pour **36 grams** of water over all of it, in a spiral from the middle, and wait.

The bed swells and bubbles. That is carbon dioxide from roasting, and while it leaves, water cannot get in. After 30 to 45 seconds it sinks, dull and wet: now it is ready.

- No bubbles? The coffee is old. It will taste flat whatever you do.
- A dry spot? Stir once with a chopstick.

This is the only part of brewing that is about patience. Smell it. It is the best half minute of the morning.`,
  `One recipe, for ever, until you know better: **18 grams of coffee, 300 grams of water, three minutes.**

1. 0:00, bloom with 36 g.
2. 0:40, pour to 150 g in slow circles, never on the paper.
3. 1:20, pour to 230 g.
4. 1:50, pour to 300 g, then lift the cone and set it down with a small knock, so that the bed is flat.
5. 3:00, the last drops.

Faster than 2:30? Grind finer. Slower than 3:30? Coarser. Write the time on a note and stick it on the grinder. In a week you will not need the note.`,
  `Make three cups on purpose: one ground much too coarse, one much too fine, one by the recipe. Taste them side by side, with a spoon, as loudly as you can.

- **Sour**, thin, salty at the edges: too little was taken out. Grind finer, or pour hotter.
- **Bitter**, dry like tea that was forgotten: too much. Grind coarser, or pour faster.
- *Both at once:* the water found a shortcut. Pour more gently and stir the bloom.
- **Sweet**, and the taste goes on after you swallow: stop changing things.

Keep this lesson at hand. Every cup that is not right is in one of these lines.`,
];
