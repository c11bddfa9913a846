import { itemId } from "../ids.ts";
import type { ChoiceItem, OpenItem } from "./model.ts";
import type { Section, Task } from "./sections.ts";
import { shortId } from "./slug.ts";

type TellFault = (line: number, message: string) => void;

/** Reads `## Quiz: …`: a question with a task list of options, of which one is ticked. */
export function readChoiceItem(section: Section, fault: TellFault): ChoiceItem {
  const { tasks, line, name } = section;
  const rightOnes = tasks.filter((it) => it.checked).length;
  if (tasks.length < 2) fault(line, "a quiz question needs two options or more: - [ ] text · why");
  else if (rightOnes !== 1) fault(line, `${rightOnes} options are ticked [x]; one must be`);

  const texts = new Set(tasks.map((it) => splitOption(it).text.toLowerCase()));
  if (texts.size < tasks.length) fault(line, "two options have the same words");

  const trueOrFalse = /^true or false:\s*/i;
  const isTrueOrFalse = trueOrFalse.test(name);
  if (isTrueOrFalse && !(texts.size === 2 && texts.has("true") && texts.has("false"))) {
    fault(line, 'a "True or false:" question has the options True and False');
  }

  const hint = section.marked.get("Hint");
  return {
    kind: isTrueOrFalse ? "true-or-false" : "choice",
    id: itemId(shortId(name)),
    question: name.replace(trueOrFalse, "True or false: "),
    ...(hint ? { hint } : {}),
    options: tasks.map((task) => {
      const { text, why } = splitOption(task);
      if (!why)
        fault(task.line, `option "${text}" does not say why it is right or wrong: text · why`);
      return { text, why, right: task.checked };
    }),
  };
}

/** Reads `## Open: …`: a question, a model answer, and which points a full answer holds. */
export function readOpenItem(
  section: Section,
  pointCount: number | undefined,
  fault: TellFault,
): OpenItem {
  const all = Array.from({ length: pointCount ?? 99 }, (_, i) => i);
  const listed = section.marked.get("Points");
  const points = listed ? listed.split(",").map((it) => Number(it.trim()) - 1) : all;
  if (points.some((it) => !all.includes(it))) {
    fault(
      section.line,
      `"Points: ${listed}" names a point that is not there; there are ${pointCount}`,
    );
  }
  const hint = section.marked.get("Hint");
  return {
    kind: "open",
    id: itemId(shortId(section.name)),
    question: section.name,
    ...(hint ? { hint } : {}),
    answer: section.text,
    points: points.filter((it) => all.includes(it)),
  };
}

function splitOption(task: Task): { text: string; why: string } {
  const [text = "", ...why] = task.text.split(" · ");
  return { text: text.trim(), why: why.join(" · ").trim() };
}
