import {
  type Copy,
  DockerfileParser,
  type Env,
  type From,
  type Instruction,
  type JSONInstruction,
  type PropertyInstruction,
} from "dockerfile-ast";

/** An instruction of a Dockerfile, as far as it can be rehearsed. */
export type Step =
  | { readonly kind: "from"; readonly image: string; readonly stage: string | undefined }
  | { readonly kind: "arg" | "env"; readonly name: string; readonly value: string }
  | { readonly kind: "workdir"; readonly path: string }
  | {
      readonly kind: "copy";
      /** The stage from which; undefined where it is the folder that is built. */
      readonly from: string | undefined;
      readonly sources: readonly string[];
      readonly to: string;
    }
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "user"; readonly name: string }
  | { readonly kind: "expose"; readonly port: number }
  | { readonly kind: "healthcheck" | "cmd"; readonly command: readonly string[] };

/** Reads a Dockerfile; throws where it says something that nobody knows how to rehearse. */
export function readDockerfile(text: string): readonly Step[] {
  return DockerfileParser.parse(text).getInstructions().flatMap(stepsOf);
}

function stepsOf(instruction: Instruction): readonly Step[] {
  const words = instruction.getArguments().map((it) => it.getValue());
  const [first = ""] = words;
  switch (instruction.getKeyword()) {
    case "FROM": {
      const from = instruction as From;
      const stage = from.getBuildStage() ?? undefined;
      return [{ kind: "from", image: from.getImage() ?? "", stage }];
    }
    case "ARG":
      return propertiesOf("arg", instruction as PropertyInstruction);
    case "ENV":
      return propertiesOf("env", instruction as Env);
    case "WORKDIR":
      return [{ kind: "workdir", path: first }];
    case "COPY": {
      const from = (instruction as Copy).getFromFlag()?.getValue() ?? undefined;
      return [{ kind: "copy", from, sources: words.slice(0, -1), to: words.at(-1) ?? "" }];
    }
    case "RUN":
      return [{ kind: "run", command: instruction.getArgumentsContent() ?? "" }];
    case "USER":
      return [{ kind: "user", name: first }];
    case "EXPOSE":
      return [{ kind: "expose", port: Number(first) }];
    case "HEALTHCHECK":
      return [{ kind: "healthcheck", command: commandOf(instruction, "CMD") }];
    case "CMD":
      return [{ kind: "cmd", command: commandOf(instruction as JSONInstruction, "") }];
    default:
      throw new Error(`nobody knows how to rehearse ${instruction.toString()}`);
  }
}

const propertiesOf = (kind: "arg" | "env", instruction: PropertyInstruction): readonly Step[] =>
  instruction
    .getProperties()
    .map((it) => ({ kind, name: it.getName(), value: it.getValue() ?? "" }));

/** A command as a list of words, which reaches the program without a shell, so that signals do too. */
function commandOf(instruction: Instruction, after: string): readonly string[] {
  const content = instruction.getArgumentsContent() ?? "";
  const list = content.slice(content.indexOf(after) + after.length);
  return JSON.parse(list) as string[];
}

/** What `.dockerignore` lets through: it ignores everything but what it names. */
export function readAllowed(dockerignore: string): readonly string[] {
  const [first, ...others] = dockerignore
    .split("\n")
    .map((it) => it.trim())
    .filter((it) => it !== "" && !it.startsWith("#"));
  if (first !== "*" || others.some((it) => !/^![\w./-]+$/.test(it)))
    throw new Error(".dockerignore is to ignore everything (*) but what it names (!path)");
  return others.map((it) => it.slice(1));
}

/** Whether a file or folder of the folder that is built gets into the image. */
export const isAllowed = (path: string, allowed: readonly string[]): boolean =>
  allowed.some((it) => path === it || path.startsWith(`${it}/`));
