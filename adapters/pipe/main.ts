import { run } from "../run.ts";
import { serve } from "./serve.ts";

// The mentor on standard input and output, one JSON object a line each way; what `npm run pipe` runs.
await run(({ mentor, log, stopping }) =>
  serve({ mentor, input: process.stdin, output: process.stdout, log, stopping }),
);
