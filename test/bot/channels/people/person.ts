/** A resident at any channel, as far as the scenario goes. What they wait for is given as what they should read. */
export interface Person {
  /** Says something. @returns what they then read */
  says(text: string, wanted: RegExp): Promise<string>;
  /** Opens the first article of the newest answer. @returns what they then read */
  opensArticle(wanted: RegExp): Promise<string>;
  /** Finds the newest answer bad. @returns what they are told */
  thumbsDown(wanted: RegExp): Promise<string>;
  /** Waits for what comes by itself. */
  receives(wanted: RegExp): Promise<string>;
  /** What they saw of the work going on; empty where the channel shows nothing of it. */
  stages(): string[];
}
