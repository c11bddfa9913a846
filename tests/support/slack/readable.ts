/** What somebody reads in a text: Slack's marks are form, and what is escaped is itself. */
export const readText = (text: string): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((it) => (it.startsWith("`") ? it.replaceAll("`", "") : withoutMarks(it)))
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/[\u200b\u2060]/g, "");

const withoutMarks = (text: string) =>
  text
    .replace(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, "$2")
    .replace(/<(?:https?|mailto):[^|>]*\|([^>]*)>/g, "$1")
    .replace(/^(?:> ?)*(?:#{1,6} )?/gm, "")
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replace(/(?<!\\)(?:\*{1,3}|__|~~|(?<!\w)_(?=\S)|(?<=\S)_(?!\w))/g, "")
    .replace(/\\([^0-9A-Za-z\s])/g, "$1");
