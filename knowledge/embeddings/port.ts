/** Turns texts into vectors of one length whose inner product is their likeness. */
export interface DenseEncoder {
  /** Tells the vectors of one encoder from those of another; kept with an index. */
  readonly name: string;
  readonly dimensions: number;
  /** Ships with the product and costs nothing: an index of another encoder may be rebuilt without asking. */
  readonly isBuiltIn: boolean;
  /** Unit vectors in the order of the questions. */
  encodeQuestions(questions: readonly string[]): Promise<Float32Array[]>;
  /** In the order of the provisions. */
  encodeProvisions(provisions: readonly ProvisionText[]): Promise<EncodedProvision[]>;
}

export interface EncodedProvision {
  /** Unit vector of the whole. */
  readonly whole: Float32Array;
  /** Unit vectors of its sentences; none from an encoder that does not give them. */
  readonly sentences: readonly Float32Array[];
}

/** What of a provision is encoded. */
export interface ProvisionText {
  readonly title: string;
  readonly path: readonly string[];
  readonly text: string;
}

export type EncoderErrorCode = 'unreachable' | 'refused' | 'other-dimensions' | 'bad-answer';

/** The encoder cannot be used; the message says in Chinese which variable to look at. */
export class EncoderError extends Error {
  readonly code: EncoderErrorCode;
  constructor(code: EncoderErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EncoderError';
    this.code = code;
  }
}
