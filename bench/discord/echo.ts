import { Client, Events, GatewayIntentBits, Partials } from "discord.js";

// A bot as small as discord.js allows: it says what it is told. `bench/discord.ts` starts it.
const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
  partials: [Partials.Channel],
  rest: { api: process.env.DISCORD_API_BASE ?? "", globalRequestsPerSecond: 100_000 },
});
client.on(Events.MessageCreate, async (message) => {
  if (!message.author.bot) await message.reply(message.content);
});
client.once(Events.ClientReady, () => process.send?.("ready"));
process.once("disconnect", () => void client.destroy());
await client.login(process.env.DISCORD_TOKEN ?? "");
