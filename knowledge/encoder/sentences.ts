/** Sentences and clauses of a list, which stand alone as what a question may be about. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。；;！？\n])/).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
