import type { CompletionRequest } from './completion.ts';

/** A part of the protocol that an endpoint does not take. */
export type Part = 'json_schema' | 'json_object' | 'stream' | 'stream_options' | 'temperature';

const WORDS: Record<Part, { isAsked(body: CompletionRequest): boolean; readonly message: string }> = {
  json_schema: {
    isAsked: ({ response_format }) => response_format?.type === 'json_schema',
    message: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
  },
  json_object: {
    isAsked: ({ response_format }) => response_format?.type === 'json_object',
    message: 'response_format.type json_object is unavailable now',
  },
  stream: { isAsked: ({ stream }) => stream === true, message: 'Your organization must be verified to stream this model.' },
  stream_options: { isAsked: ({ stream_options }) => stream_options !== undefined, message: 'Unrecognized request argument supplied: stream_options' },
  temperature: { isAsked: ({ temperature }) => temperature !== undefined, message: "Unsupported value: 'temperature' does not support 0.2 with this model." },
};

/** What the endpoint says to a request that asks for one of these parts; undefined to others. */
export function refusalOf(body: CompletionRequest, refused: readonly Part[]): string | undefined {
  const part = refused.find((one) => WORDS[one].isAsked(body));
  return part === undefined ? undefined : WORDS[part].message;
}
