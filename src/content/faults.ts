/** Something wrong in a content file, and what would be right. */
export interface Fault {
  /** Path of the file, from the content folder. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** One line that an editor can jump to: `concepts/lease.md:14: …`. */
export const describeFault = (it: Fault): string => `${it.file}:${it.line}: ${it.message}`;

/** Content that can't be taught from; its message lists every fault of every file. */
export class ContentError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join("\n"));
    this.name = "ContentError";
    this.faults = faults;
  }
}
