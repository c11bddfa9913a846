/** Something that is wrong, and what mends it. */
export interface Finding {
  readonly wrong: string;
  readonly cure: string;
}

/** One thing to look at. */
export interface Check {
  /** What is looked at: "Discord: the token". */
  readonly name: string;
  /** What is wrong with it; nothing where all is well. What it throws is a finding too. */
  readonly look: () => Promise<readonly Finding[]>;
}

/** Looks at everything, one after the other, and says what is wrong; gives how much is. */
export async function examine(
  checks: readonly Check[],
  say: (line: string) => void,
): Promise<number> {
  let wrong = 0;
  for (const { name, look } of checks) {
    const findings = await look().catch((error: unknown): readonly Finding[] => [
      {
        wrong: error instanceof Error ? error.message : String(error),
        cure: "see what the message says; try again once it is mended",
      },
    ]);
    wrong += findings.length;
    say(`${findings.length === 0 ? "ok   " : "WRONG"}  ${name}`);
    for (const it of findings) say(`         ${it.wrong}\n         To mend it: ${it.cure}`);
  }
  say(
    wrong === 0
      ? "\nAll is well."
      : `\n${wrong === 1 ? "One thing is" : `${wrong} things are`} wrong.`,
  );
  return wrong;
}
