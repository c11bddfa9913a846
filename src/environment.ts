import { readFileSync } from "node:fs";

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is in a variable: its text, nothing, or what is wrong with where it should come from. */
export type Found =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "fault"; readonly fault: string };

/** What stands in a variable; set to nothing counts as not set, which is how Compose and many shells leave one out. */
export function find(name: string, environment: Environment): Found {
  const text = environment[name]?.trim();
  return text ? { kind: "text", text } : { kind: "nothing" };
}

/** The variable that names a file with a secret in it, as Docker and Kubernetes hand secrets over. */
export const fileVariable = (name: string): string => `${name}_FILE`;

/** What stands in a secret's variable, or in the file that its other variable names. */
export function findSecret(name: string, environment: Environment): Found {
  const own = find(name, environment);
  const file = find(fileVariable(name), environment);
  if (file.kind !== "text") return own;
  if (own.kind === "text")
    return fault(`${name}, ${fileVariable(name)}: both are set; right is one of the two`);

  const wrong = (why: string) =>
    fault(
      `${fileVariable(name)}: ${JSON.stringify(file.text)} ${why}; right is the path of a file with nothing but the secret in it`,
    );
  try {
    const text = readFileSync(file.text, "utf8").trim();
    return text ? { kind: "text", text } : wrong("is empty");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    return wrong(`can't be read${code}`);
  }
}

/** The variables of Mentor's own that nobody reads, each in a sentence with the one that may have been meant. */
export function unknownIn(environment: Environment, known: readonly string[]): readonly string[] {
  return Object.keys(environment)
    .filter((it) => it.startsWith("MENTOR_") && !known.includes(it))
    .sort()
    .map((it) => {
      const meant = nearest(it, known);
      return `${it}: there is no such setting${meant ? `; ${meant} may have been meant` : ""}`;
    });
}

/** More than that many letters to change, and it is another word. */
const MOST_CHANGES = 4;

function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((it) => ({ it, changes: changesBetween(name, it) }))
    .sort((a, b) => a.changes - b.changes);
  return best && best.changes <= MOST_CHANGES ? best.it : undefined;
}

/** How many letters are to be put in, taken out or replaced to make one word of the other. */
function changesBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const row = [i + 1];
    for (const [j, it] of [...other].entries())
      row.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (above[j + 1] ?? 0) + 1,
          (above[j] ?? 0) + (letter === it ? 0 : 1),
        ),
      );
    above = row;
  }
  return above.at(-1) ?? 0;
}

const fault = (text: string): Found => ({ kind: "fault", fault: text });
