declare module "@nlpjs/basic" {
  interface Nlp {
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<unknown>;
    process(language: string, text: string): Promise<{ intent: string; score: number }>;
  }
  export function dockStart(options: {
    settings?: Record<string, unknown>;
    use: readonly string[];
  }): Promise<{ get(name: "nlp"): Nlp }>;
}
