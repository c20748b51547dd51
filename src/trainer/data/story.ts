/** The freer text: ten small tales of one harbour town, written for this page. Prose has no pattern behind it, so it is harder to learn than the world of facts. */
export const STORY = `The Lamp

There was once a town at the edge of the sea, and at the edge of the town there was a lamp. It stood on a tower of grey stone, and every evening an old woman named Marta climbed the ninety steps to light it. She had done this for so many years that her feet knew the way better than she did. On the fortieth step she always stopped to look out of the small window, and on the sixtieth she always said, "Not far now," although there was nobody to hear it.

One evening in autumn the wind came from the north and blew so hard that the gulls walked home instead of flying. Marta reached the top and found that the glass of the lamp was broken. She tried to light the flame three times, and three times the wind put it out. Far away, between two waves, she saw the little light of a fishing boat. The boat was looking for the harbour, and the harbour was as dark as a cellar.

Marta thought about this for as long as it takes to breathe twice. Then she went down the ninety steps, faster than she had gone in years, and knocked at the first door. "Bring a candle," she said. She knocked at the second door and at the third. Soon the people of the town stood along the wall in a long line, each with a candle in a jar or a lantern in the hand, and the children held their hands around the flames to keep them alive.

From the sea it looked as if the stars had come down to sit on the wall. The boat turned and came in between the stones, safe and wet and full of herring. "We could not find the lamp," said the captain, "so we followed the town."

The next morning the glass was mended. But once a year, on the same evening in autumn, the people still bring their candles to the wall, and Marta stays in bed and lets them do it.

The Boy Who Counted Waves

A boy named Tomas wanted to know how many waves there are. He sat down on the beach in the morning with a bag of white pebbles. For each wave that came he put one pebble on the sand. By noon the bag was empty and the row of pebbles was longer than a ship, and the waves were still coming.

His sister came by with bread and cheese. "What are you doing?" she asked.

"I am counting the waves," said Tomas. "But there are more waves than pebbles."

"Then count them again from the beginning," said his sister. "Perhaps they are the same waves, and they only go out to turn around."

Tomas looked at the water for a long time. A wave came in, and he watched it as well as he could. It rose, it leaned, it fell down in white foam, and it ran back under the next one. He could not say whether the next one was new. "How can I find out?" he asked.

"Mark one," said his sister, and she laughed and went home.

So Tomas took a piece of red wool from his sleeve and laid it on a wave, very gently. The wave carried it out. All afternoon he waited for the red wool to come back. It did not come with the tenth wave, nor with the hundredth. But when the sun was low, a large old seal put its head out of the water, and the red wool was on its nose. The seal looked at Tomas as if it had been looking for him.

"Thank you," said Tomas, and he took the wool. He never learned how many waves there are. But he told everyone that the sea gives back what it is given, if you sit still for long enough, and in that town people still say so when something is lost.

The Baker's Clock

The baker had a clock that was always wrong. In the morning it was too early, in the evening it was too late, and at noon it was right for one moment only, like everybody else's clock. The baker did not mind. He knew when the bread was done by its smell.

But the new teacher minded very much. She came to the shop each day before school, and each day she looked at the clock and began to run. Then she stood alone in front of the school and waited for the children, who were never early. After a week she said to the baker, "Your clock tells lies."

"It does not tell lies," said the baker. "It tells the time of another place. Somewhere it is just as late as my clock says, and there they wonder why my bread smells so good at that hour."

The teacher did not know what to answer, because it was true that it must be that late somewhere. She bought a roll and ate it slowly on the way. That day she told the children about the earth, which turns, and about the sun, which does not hurry. They put their fingers on the round globe and looked for the town where the baker's clock was right. It was on an island on the other side of the sea.

They wrote a letter to the people of the island. "Dear people," they wrote, "when it is noon at your place, our baker's clock strikes twelve. Please tell us what you eat." After many weeks an answer came. It said, "Dear children, we eat fish and sweet potatoes. We also have a baker, and his clock is wrong too. We think that it shows your time."

The Cat of the Post Office

The cat of the post office was grey and had no name, because everybody gave it another one. The postman called it Stamp. The old captain called it Sailor. The girl from the mill called it Flour, although it was not white. The cat came to all these names, and so it got more milk than any other cat in the town.

On a day in spring the cat was gone. The postman looked under the letters. The captain looked in his boots. The girl looked behind the sacks in the mill. Nobody found it, and each of them hung a piece of paper on the door of the town hall. The first paper said that Stamp was lost. The second said that Sailor was lost. The third said that Flour was lost.

The mayor read the three papers and was worried. "Three cats in one day," he said. "There must be a thief." He took his hat and his stick and went from house to house, and behind him went the postman, the captain and the girl, and behind them went all the dogs of the town, who wanted to know more.

In the last house, under the roof, they found the cat. It was lying in the drawer of an old desk, and with it were four kittens, one grey, one brown, one black, and one as white as flour.

"There is Stamp," said the postman. "There is Sailor," said the captain. "There is Flour," said the girl. They looked at each other, and then they began to laugh. And since there were four kittens, each of them took one home, and the mayor, who had found no thief, took the last.

The Bridge

Two brothers lived on two sides of a river. When they were young they had built a bridge of wood between their houses, and they had walked across it every day to borrow sugar or salt. Then they quarrelled about a pear tree. Nobody knew any more whose tree it was or what had been said. The brothers stopped crossing the bridge, and the grass began to grow on it.

One winter the river rose and took the bridge away. In the spring a carpenter came along the road and asked for work. The elder brother gave him wood and nails and said, "Build me a fence along the river, as high as you can, so that I need not see the other side." Then he drove to the market and stayed away for three days.

When he came back there was no fence. There was a bridge, new and white and strong, and on it stood his younger brother with a basket in his arms.

"You built a bridge after all these years," said the younger brother. "I did not think that you would. I have brought you the pears. There were always too many for one."

The elder brother opened his mouth and shut it again. He looked for the carpenter, but the carpenter was already far down the road with his tools on his back. "Stay with us," the brothers called. "We have more work for you."

"I would like to," the carpenter called back, "but I have other fences to build."

The Girl and the Fog

Some mornings the fog came up from the sea and lay down in the streets like a big tired dog. Then nobody in the town could see farther than a hand. The carts stood still, the bells rang every quarter of an hour, and people said good morning to lamp posts.

Only Ida liked the fog. Ida could not see even on bright days, and so she knew the town by other signs. She knew the corner of the bakery by its warm smell. She knew the well by its drip, and the market by the round stones under her shoes. When she came to the big door of the church, the air on her face became cool, and she knew that she had to turn left.

One foggy morning a stranger stood in the middle of the market and did not dare to move. He had a heavy box with medicine for the hospital, and he had been walking in circles for an hour. "Is anybody there?" he called.

"I am here," said Ida. "Where do you want to go?" She took his sleeve and led him past the well, along the wall, through the narrow street where the washing drips, up the eleven steps, and to the door of the hospital. She did not stop once.

"How can you see in this fog?" asked the stranger.

"I cannot," said Ida. "But today nobody else can either, and so today I am the one who knows the way." And she went home through the white streets, and she said good morning to nobody but people.

The Ship in the Bottle

The captain had a bottle on his shelf, and in the bottle there was a ship with three masts. When visitors came they always asked him how the ship had come into the bottle. The captain had a different answer for everyone.

To the priest he said, "It was a very small storm." To the doctor he said, "The ship was ill, and I was told to keep it warm." To the tax collector he said, "It sailed in by itself because it did not want to pay." But when the children asked, he took the bottle down from the shelf and let them hold it, one after another, and said, "You tell me."

The children thought about it. One said that the bottle had been blown around the ship, like a soap bubble. One said that the ship had been a seed, and that it had grown there in the dark. One, who was the youngest, said that there was no bottle at all and that we were the ones inside it, looking out.

The captain was quiet for a while after that. Then he showed them the threads, so thin that they could hardly be seen. He showed them how the masts lie flat when the ship goes in, and how they rise when one pulls, softly, from the outside. "That is how it was done," he said. "But your answers are better than mine, and I will use them."

The Well of Questions

Behind the church there was a well, and in that town it was said that the well could answer. One only had to lean over the edge and ask loudly. Most people had tried it once, when they were small, and had gone away with wet sleeves and no answer.

An old man named Jakob came to the well every Sunday. He had sold rope all his life, and now he had more time than rope. "What shall I do tomorrow?" he called down, and the well called back, "Tomorrow." "Shall I be sad?" he called, and the well said, "Sad." "That is not a good answer," said Jakob, and he went home.

A girl had watched him from the wall. The next Sunday she sat there again, and when the old man asked what he should do, she said to him, "You must ask it in another way. It only has the end of what you give it."

Jakob thought about this all week. Then he leaned over the edge and called, "Who says that I can still be happy?" and the well called back, "Happy." He called, "Is it too late to learn to swim?" and the well said, "Swim." He called, "And what would you like to hear from me?" and from far below, very softly, it came back, "Hear from me."

So Jakob learned to swim, at an age when other men learn to sit. The girl taught him. And whenever somebody in the town had a question that was too heavy, they took it to the well and turned it around until its end was an answer.

The Market of Lost Things

On the first day of every month there was a market where nothing could be bought. The people put on the tables what they had found: one glove, a key, a button with an anchor, a blue umbrella, half a letter. Whoever had lost something walked along the tables, and if it was there, it was theirs again.

Nobody knew who had begun it. The rule was that one had to tell how the thing had been lost. A fisherman took back his knife and told about a storm. A bride took back her ring and told about a pudding. A little boy took back a marble, and because he could not remember how he had lost it, he told how he had found it in the first place, and that was allowed.

At the end of the day one thing was always left. This month it was a small brass bell. It had been there the month before, and the month before that. The table woman rang it each time before she packed up, and each time the people stopped for a moment and listened, as if they were about to remember.

In the evening the boy with the marble came back. "May I tell how the bell was lost?" he asked. "It is not mine, but I can think of it."

"Then tell," said the woman, and she sat down.

The boy told about a ship that had two bells, a large one for the hours and a small one for the fog. The fog never came, and the small bell grew sad and rolled overboard in the night to look for it. When he had finished, it was dark, and from the sea the fog came up slowly into the streets.

The woman gave him the bell. "It has been told," she said, "and so it is found."

The Last Tale

In the long nights of winter the people of the town met in the big kitchen of the inn and told each other stories. There was a rule. Whoever told a story had to begin with the last sentence of the story before. In this way one story held the hand of the next, and nobody could tell where the whole thing had begun.

One night a traveller sat by the fire. He had snow on his shoes and no money, and when it was his turn he said that he knew no stories. "I have only walked," he said. "I have walked from one town to another, and I have looked in at the windows."

"Then tell us what you saw in the windows," said Marta, who was very old now.

So he told them. He had seen a man who taught a bird to whistle, and the bird whistled so well that the man forgot his own song. He had seen a woman who wrote a letter every day and burned it every night, until one night the fire was out. He had seen a child who fell asleep with a book in its arms, and the lamp that went on reading alone. He had seen a table with nine plates, and nobody had come yet, and all the candles were burning.

When he stopped, it was so quiet in the kitchen that one could hear the snow. Then the innkeeper brought him soup and bread, and the people made room for him on the bench, in the middle, where it was warm.

"You see," said Marta, "you did know a story. You only had not been inside it." And because it was late, and because there was a rule, she turned to the child beside her, who was already half asleep, and waited. The child thought for a moment. Then it began, as everybody must, with the last words of all, and it said that there was once a town at the edge of the sea.
`;
