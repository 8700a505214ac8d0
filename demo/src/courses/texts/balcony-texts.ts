/** Vegetables on a Balcony. */
export const balconyTexts: readonly string[] = [
  `Before you buy a seed, watch your balcony for a day. Note at 9, 12, 15 and 18 o'clock where the sun is.

- **Six hours or more:** tomatoes, peppers, beans, strawberries.
- *Three to six:* lettuce, chard, radishes, peas, herbs.
- **Less than three:** mint, and a chair.

Then the wind: tie a ribbon to the rail. If it is horizontal more often than not, think low, and put up a reed mat that lets half of it through. A wall makes gusts.

And the weight. A wet bag of soil of 40 liters has 45 kilograms. Most balconies carry 300 to 400 per square meter, *you included*. Ask before you fill a bathtub.`,
  `Roots don't care what a pot is made of. They care about how much there is of it, and about the hole at the bottom.

| Crop | Liters for one plant |
| --- | --- |
| lettuce, radish | 3 |
| herbs, chard | 5 |
| peppers, bush beans | 10 |
| **tomatoes**, zucchini | 20 |

Clay breathes and dries out by noon. Plastic keeps water and blows over. *Fabric bags* are light, drain well and fold away in winter. Black ones cook the roots on a south side; wrap them in jute.

A saucer is for indoors. Out here, put the pot on three corks, so that it drains after a storm.`,
  `Cheap soil is peat that was fertilized for six weeks. After that you are on your own, and so is your lettuce.

Mix this once and keep it for years: **two parts of peat-free potting soil, one part of compost, a handful of perlite for each bucket.** It should fall apart when you open your hand.

- *Don't* take earth from a garden. In a pot it turns to brick.
- Feed with a liquid fertilizer every second week from June on; pots are hungry.
- In autumn, pull the roots, add a third of fresh compost, and cover it with leaves.

Smell it. Good soil smells of forest. If it smells of nothing, it is nothing.`,
  `Seedlings want what you want in April: light, company, and not too much heat.

Sow two seeds in each cell, as deep as they are thick. Water from *below*. On the sill it is warm and dark, so they stretch: turn them daily, and as soon as they are up, move them to the **coolest bright place** that you have.

- Two leaves: snip the weaker twin with scissors.
- Four leaves: a pot of their own, up to the neck.
- **After the last frost:** an hour outside on the first day, two on the second, a night after ten.

Tomatoes and peppers are sown in March, beans and squash straight into the pot in May. Lettuce whenever you like.`,
  `A tomato is a vine that would like to be a hedge. You want fruit, so it gets one stem and a string.

Tie a string from the railing above to a loop around the foot of the plant, and *wind the stem around it* as it grows, a turn a week. In each corner between stem and leaf a side shoot comes up: **pinch it out while it is shorter than your finger.**

Water the soil and never the leaves, in the morning, and always the same amount; fruit splits when it drinks a lot after a drought. When the fifth truss flowers, cut off the tip. What is there by August will ripen, and what comes later won't.`,
  `You are going away for ten days, and it will be thirty degrees. In order of trouble:

1. **Shade.** Push all pots together into the darkest corner. It halves what they drink.
2. *Mulch*, two fingers of straw.
3. **Wicks:** a bucket of water above, strips of cotton from it into each pot. Try it for a weekend before you trust it.
4. A drip kit on a timer, if there is a tap.
5. A neighbor, who may eat whatever ripens. It works best of all.

Pick everything on the last evening, also what is small. A plant that has seeds thinks that its work is done.`,
  `Garlic is planted when everything else has died, and that is half of its charm.

Break a head from the market, not from the supermarket, into cloves. Push the largest ones into a pot that is **a hand deep**, point up, a hand apart, two fingers below the surface. Water it once. Put it against the wall and forget it until March.

- It needs the frost. Without one, it makes a single round bulb.
- In spring: water, a little food, and *cut the flower stalk* in June. Fry it, it is the best part.
- In July, when half of the leaves are brown, lift it and hang it up for three weeks.

And so the year begins again, with the next pot.`,
];
