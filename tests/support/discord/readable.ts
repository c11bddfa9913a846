import { ComponentType } from "discord-api-types/v10";
import { objectOf } from "../json.ts";
import { withNested } from "./check-components.ts";

/** What somebody reads in a message's texts: Discord's marks are form, and what is escaped is itself. */
export const readable = (message: unknown): string => {
  const { components, content } = objectOf(message);
  const texts = (Array.isArray(components) ? components : [])
    .flatMap((it) => withNested(objectOf(it)))
    .flatMap((it) => (it.type === ComponentType.TextDisplay ? [String(it.content)] : []));
  return [String(content ?? ""), ...texts].filter(Boolean).map(readText).join("\n\n");
};

/** A text without the marks that Discord's client takes for form. */
export const readText = (text: string): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((it) => (it.startsWith("`") ? it.replaceAll("`", "") : withoutMarks(it)))
    .join("")
    .replaceAll("\u200b", "");

const withoutMarks = (text: string) =>
  text
    .replace(/<t:(\d+)(?::[tTdDfFR])?>/g, (_, at: string) => {
      const moment = new Date(Number(at) * 1000).toISOString();
      return moment.slice(0, 16).replace("T", " ");
    })
    .replace(/^(?:> ?)*(?:-# |#{1,3} )?/gm, "")
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, "$1")
    .replace(/(?<!\\)(?:\*{1,3}|__|~~|\|\|)/g, "")
    .replace(/\\([^0-9A-Za-z\s])/g, "$1");
