/** Sourdough from Scratch. */
export const sourdoughTexts: readonly string[] = [
  `There is yeast on every grain of flour, waiting for water. Today you give it some.

In a clean jar, stir **50 g of whole rye flour and 50 g of warm water** to a paste. Scrape the sides down, put the lid on loosely, and mark the level with a rubber band. Put it where you would like to sit yourself, at about 25 °C.

That is all. Don't add grapes, yogurt or honey; they bring other guests.

Tomorrow there may be nothing, or a great many bubbles. Both are fine. The early bubbles are *not* yeast but bacteria, and they will be gone by day four.`,
  `Once a day, keep 50 g of what is in the jar and add **50 g of flour and 50 g of water**. Use the rest for pancakes.

| Day | What you see | What it is |
| --- | --- | --- |
| 2 | it doubles and smells odd | the wrong bacteria |
| 3–4 | nothing at all | *the quiet*; go on |
| 5–6 | small bubbles, sour smell | acid, and the first yeast |
| 7–9 | doubles in 6 hours, smells of apples | a starter |

Most people give up on day four. Don't. **Pink or orange streaks** are the only reason to throw it away; gray liquid on top is hunger, and you stir it in.`,
  `A starter is no pet. It forgives you.

- Baking every day: on the counter, fed once a day.
- *Once a week:* in the fridge. Take it out the evening before, feed it 1 : 2 : 2, and bake in the morning.
- **Away for a month:** feed it stiff, with half of the water, and put it at the back of the fridge.
- Away for a year: dry it on baking paper, crumble it, and mail half to a friend.

After a long rest, give it two feedings before you judge it. It is ready for dough when a spoonful **floats** in a glass of water.`,
  `Weigh 400 g of bread flour, 100 g of whole wheat, 350 g of water. Mix with one hand until no flour is dry, and stop. It looks like a mistake. Cover it and walk away for **an hour**.

This is the *autolyse*. Water gets into the flour, gluten forms on its own, and the dough that tore an hour ago now stretches. You have done nothing, and it has saved you ten minutes of kneading.

Then add 100 g of starter, and dimple it in with wet fingers. After half an hour, add 10 g of salt with a splash of water. Salt tightens, so it comes last.`,
  `No kneading. Four times, half an hour apart, we fold.

Wet your hand. Take the dough at the far side, pull it up **until just before it would tear**, and lay it over the middle. Turn the bowl by a quarter. Four folds are one set.

- Set one: it feels like porridge.
- Set two: it begins to hold together.
- Set three: it comes off the bowl in one piece.
- *Set four:* it stands up like a cushion, and there are bubbles at the edge.

If it is still slack after four, give it a fifth. Flour differs; your hands know better than the clock.`,
  `The clock in a recipe was in somebody else's kitchen. At 26 °C the dough takes four hours from the starter on, at 20 °C it takes eight.

Look for all three of these:

1. it has grown by **half**, not doubled (put a bit of it in a small straight glass and mark that),
2. the surface is *domed*, with a few large bubbles,
3. it wobbles like a jelly when you shake the bowl.

Too early is gummy, with one giant hole at the top. Too late is flat, sour, and sticks to everything. If you must be wrong, be early by half an hour: the fridge goes on working overnight.`,
  `Tip the dough on to a counter *without* flour. With a scraper in one hand, push under its side and draw it in a circle towards you; the counter holds on and the skin tightens. Stop while it is smooth. Rest, twenty minutes.

Then flour the top, turn it over, and fold: the near third up, the left over, the right over, the far end down to you, and roll it closed.

**Light hands.** You are wrapping a present that is full of air.

Into a basket with rice flour, seam up, a bag around it, and into the fridge for 8 to 16 hours. A cold loaf is easy to score and tastes of more.`,
  `A loaf opens where it is weakest. If you don't choose the place, it chooses, and it chooses the bottom.

Take a razor blade on a stick. Hold it **flat, almost parallel to the crust**, and cut one curve from end to end, a finger deep, a little off the middle. Do it quickly, as you would pull off a plaster. The flap that you have made lifts in the oven and becomes the *ear*.

- Straight down makes a wide, flat scar.
- A cross is for round loaves that rise evenly.
- Leaves and wheat ears are cut shallow, *after* the deep one.

Straight from the fridge, or it will drag.`,
  `In the first fifteen minutes the crust must stay soft, or the loaf cannot grow. Bakeries have steam pipes. You have a pot with a lid.

1. Heat the pot and its lid in the oven at **250 °C for 45 minutes**.
2. Lower the loaf in on baking paper, with an ice cube beside it. Lid on.
3. 20 minutes closed. Do not look.
4. Lid off, 230 °C, 20 to 25 minutes, until it is darker than you dare.

No pot? A tray with the loaf, an upturned steel bowl over it, and a cup of water in a pan below.

Cool it on a rack for **one hour at least**. It is still baking inside; listen, it crackles.`,
  `Cut it in the middle and hold the half against the light. The crumb tells you what happened, hours ago.

- **Even, small and large holes, a thin shiny wall:** all was well.
- *Tight at the bottom, open on top:* not enough time in bulk.
- **Large tunnels under the crust:** shaped with too much flour, or too loosely.
- *Fine and dry, like a sponge:* too long; the gluten gave up.
- **A wet line at the bottom:** cut too early, or too cold a base.

Take a picture and write three numbers beside it: the temperature of the dough, the hours in bulk, the hours in the fridge. Ten pictures later you will not need a recipe.`,
  `Everybody bakes a brick. Here is which one is yours.

**Flat.** The starter was not ready (does it float?), or the dough went too long. Next time, end bulk when it has grown by half.

**Gummy.** Too early out of bulk, too early out of the oven, or cut while warm. The inside must reach *97 °C*.

**Burnt below.** Put a tray on the rack under the pot, and a spoon of rice between the pot and the paper.

**Sour.** Warmer and shorter makes it milder; a younger starter, too.

**Sticks to the basket.** Rice flour, not wheat. And more of it than you think.

None of these has ever stopped anyone from eating it toasted, with butter.`,
];
