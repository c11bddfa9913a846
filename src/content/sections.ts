import type { ListItem, Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";

/** A part of a concept's file: what stands under one second-level heading. */
export interface Section {
  /** The word before the heading's colon: `Analogy`. Empty for what stands before the first heading. */
  readonly kind: string;
  /** The words after it: `Power stations`. */
  readonly name: string;
  readonly line: number;
  /** Its Markdown without the marked parts below. */
  readonly text: string;
  /** The bullets under `Also:`. */
  readonly also: readonly string[];
  /** Lines of the form `Word: …` by their word: `Where it stops`, `Hint`, `Points`. */
  readonly marked: ReadonlyMap<string, string>;
  /** Its task list, if it has one. */
  readonly tasks: readonly Task[];
  /** Third-level parts, `### In Power stations`. */
  readonly parts: readonly {
    readonly heading: string;
    readonly line: number;
    readonly text: string;
  }[];
}

/** An entry of a task list. */
export interface Task {
  readonly checked: boolean;
  readonly text: string;
  readonly line: number;
}

const MARKS = ["Where it stops", "Hint", "Points"] as const;

/**
 * Cuts Markdown into its second-level sections.
 *
 * @param firstLine The line of the file on which this Markdown begins.
 */
export function readSections(markdown: string, firstLine: number): Section[] {
  const root = fromMarkdown(markdown, {
    extensions: [gfmTaskListItem()],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
  const source = (node: Nodes) =>
    markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const line = (node: Nodes) => (node.position?.start.line ?? 1) + firstLine - 1;

  const sections: { heading: string; line: number; nodes: RootContent[] }[] = [
    { heading: "", line: firstLine, nodes: [] },
  ];
  for (const node of root.children) {
    if (node.type === "heading" && node.depth <= 2) {
      const heading = source(node)
        .replace(/^#+\s*/, "")
        .trim();
      sections.push({ heading, line: line(node), nodes: [] });
    } else {
      sections.at(-1)?.nodes.push(node);
    }
  }
  return sections.map((it) => ({
    ...splitHeading(it.heading),
    line: it.line,
    ...readBody(it.nodes, source, line),
  }));
}

function splitHeading(heading: string): { kind: string; name: string } {
  const colon = heading.indexOf(":");
  if (colon < 0) return { kind: heading, name: "" };
  return { kind: heading.slice(0, colon).trim(), name: heading.slice(colon + 1).trim() };
}

type Read<T> = (node: Nodes) => T;

function readBody(nodes: readonly RootContent[], source: Read<string>, line: Read<number>) {
  const text: string[] = [];
  const also: string[] = [];
  const tasks: Task[] = [];
  const marked = new Map<string, string>();
  const parts: { heading: string; line: number; text: string }[] = [];

  let isAlso = false;
  for (const node of nodes) {
    const words = node.type === "paragraph" ? oneLine(source(node)) : source(node);
    const part = parts.at(-1);
    const mark = MARKS.find((it) => node.type === "paragraph" && words.startsWith(`${it}:`));

    if (node.type === "heading") {
      parts.push({ heading: words.replace(/^#+\s*/, "").trim(), line: line(node), text: "" });
    } else if (part) {
      part.text = [part.text, words].filter(Boolean).join("\n\n");
    } else if (node.type === "paragraph" && /^Also:\s*$/.test(words)) {
      isAlso = true;
      continue;
    } else if (node.type === "list" && isAlso) {
      also.push(...node.children.map((it) => itemText(it, source)));
    } else if (node.type === "list" && node.children.some((it) => it.checked != null)) {
      tasks.push(...node.children.map((it) => readTask(it, source, line)));
    } else if (mark) {
      marked.set(mark, words.slice(mark.length + 1).trim());
    } else {
      text.push(words);
    }
    isAlso = false;
  }
  return { text: text.join("\n\n").trim(), also, marked, tasks, parts };
}

/** A paragraph's lines end where the author's editor wraps them, which says nothing to a learner; two spaces do. */
const oneLine = (paragraph: string) => paragraph.replace(/(?<! {2}|\\)\n/g, " ");

const itemText = (item: ListItem, source: Read<string>) =>
  item.children.map(source).join("\n").replace(/\s+/g, " ").trim();

function readTask(item: ListItem, source: Read<string>, line: Read<number>): Task {
  return {
    checked: item.checked === true,
    text: itemText(item, source).replace(/^\[[ xX]\]\s*/, ""),
    line: line(item),
  };
}
