/** A topic to begin with, and questions that people ask about it. */
export interface StarterTopic {
  readonly id: string;
  readonly label: string;
  readonly questions: readonly string[];
}
