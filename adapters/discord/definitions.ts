import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { ENGLISH } from "./locales/en.ts";
import { type CommandKey, LANGUAGES } from "./locales/words.ts";

type Option = APIApplicationCommandBasicOption;
type SubCommand = APIApplicationCommandSubcommandOption;

/** The longest question that a command takes; a message may be longer. */
const MAX_QUESTION = 1000;

/** The mentor's commands as Discord takes them, with every language. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  const visible = choice("visible", ["me", "everyone"]);
  return [
    command("ask", [text("ask.question", { required: true, most: MAX_QUESTION }), visible]),
    command("explain", [concept("explain.concept", true), visible]),
    command("rephrase", [
      choice(
        "rephrase.style",
        ["simpler", "shorter", "analogy", "deeper", "example", "again"],
        true,
      ),
      concept("rephrase.concept"),
      visible,
    ]),
    command("compare", [concept("compare.first", true), concept("compare.second", true), visible]),
    command("quiz", [concept("quiz.concept"), whole("quiz.questions", 1, 10), visible]),
    command("checkin", [
      sub("checkin.show"),
      sub("checkin.start", [
        text("checkin.start.time", { required: true, most: 40 }),
        choice("checkin.start.days", ["every", "weekdays", "weekends"]),
        text("checkin.start.zone", { suggests: true }),
        whole("checkin.start.questions", 1, 5),
        concept("checkin.start.about"),
      ]),
      sub("checkin.pause", [text("checkin.pause.until", { most: 60 })]),
      sub("checkin.resume"),
      sub("checkin.busy", [
        choice("checkin.busy.when", ["two-hours", "tonight", "tomorrow"], true),
      ]),
      sub("checkin.stop"),
    ]),
    command("progress", [choice("progress.about", ["all", "due", "missed"]), visible]),
    command("topics", [visible]),
    command("privacy", [sub("privacy.export"), sub("privacy.forget"), sub("privacy.policy")]),
    command("mentor", [sub("mentor.help"), sub("mentor.setup"), sub("mentor.status")]),
    onMessage("message.explain"),
    onMessage("message.quiz"),
  ];
}

/** The mentor is used in servers that installed it, in its direct messages, and wherever somebody brings it along. */
const EVERYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** What is typed behind the last dot of a key is how Discord calls it in English. */
const command = (
  key: CommandKey,
  options: (Option | SubCommand)[],
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  ...named(key),
  ...EVERYWHERE,
  options,
});

const onMessage = (key: CommandKey): RESTPostAPIApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name: ENGLISH.commands[key].name,
  name_localizations: inEachLanguage((it) => it[key].name),
  ...EVERYWHERE,
});

const sub = (key: CommandKey, options: Option[] = []): SubCommand => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...named(key),
  options,
});

const text = (
  key: CommandKey,
  {
    required = false,
    suggests = false,
    most = 100,
  }: { readonly required?: boolean; readonly suggests?: boolean; readonly most?: number } = {},
): Option => ({
  type: ApplicationCommandOptionType.String,
  ...named(key),
  required,
  ...(suggests ? { autocomplete: true } : { max_length: most }),
});

/** Whatever is typed is taken, whether it was chosen from what is proposed or not. */
const concept = (key: CommandKey, required = false): Option =>
  text(key, { required, suggests: true });

const whole = (key: CommandKey, least: number, most: number): Option => ({
  type: ApplicationCommandOptionType.Integer,
  ...named(key),
  min_value: least,
  max_value: most,
});

function choice(key: CommandKey, values: readonly string[], required = false): Option {
  const choices = values.map((value): APIApplicationCommandOptionChoice<string> => {
    const place = `${key}.${value}` as CommandKey;
    return {
      name: ENGLISH.commands[place].name,
      name_localizations: inEachLanguage((it) => it[place].name),
      value,
    };
  });
  return { type: ApplicationCommandOptionType.String, ...named(key), required, choices };
}

const named = (key: CommandKey) => ({
  name: ENGLISH.commands[key].name,
  name_localizations: inEachLanguage((it) => it[key].name),
  description: ENGLISH.commands[key].description,
  description_localizations: inEachLanguage((it) => it[key].description),
});

type Commands = (typeof LANGUAGES)[keyof typeof LANGUAGES]["commands"];

const inEachLanguage = (take: (commands: Commands) => string) =>
  Object.fromEntries(
    Object.entries(LANGUAGES).map(([locale, words]) => [locale, take(words.commands)]),
  );
