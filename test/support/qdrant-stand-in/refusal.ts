/** A request that Qdrant does not fulfil, with its words. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const badInput = (description: string): Refusal => new Refusal(400, `Wrong input: ${description}`);

export const noCollection = (name: string): Refusal => new Refusal(404, `Not found: Collection \`${name}\` doesn't exist!`);
