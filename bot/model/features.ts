import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { ChatMessage } from './chat-model.ts';
import { tellSchema, type JsonSchema } from './schema-format.ts';

/** What of the protocol a model's endpoint takes; less and less, as it refuses. */
export interface Features {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly stream: 'with-usage' | 'plain' | 'none';
  readonly temperature: boolean;
}

export const ALL_FEATURES: Features = { format: 'json_schema', stream: 'with-usage', temperature: true };

/** One request, whatever the endpoint takes. */
export interface Call {
  readonly model: string;
  readonly purpose: string;
  readonly messages: readonly ChatMessage[];
  readonly schema: JsonSchema;
  /** Tell the schema in words also where the endpoint takes it: it may take it and not follow it. */
  readonly tellsSchema: boolean;
  readonly temperature?: number;
}

/** Features without the one that the endpoint complains of; undefined when it complains of something else. */
export function withoutRefused(features: Features, status: number | undefined, complaint: string): Features | undefined {
  if (![400, 404, 415, 422, 501].includes(status ?? 0)) return undefined;
  const names = (word: RegExp): boolean => word.test(complaint);
  if (features.stream === 'with-usage' && names(/stream_options|include_usage/i)) return { ...features, stream: 'plain' };
  if (features.temperature && names(/temperature/i)) return { ...features, temperature: false };
  if (features.stream !== 'none' && names(/stream/i)) return { ...features, stream: 'none' };
  if (features.format === 'text' || !(names(/response_format|json|schema|structured/i) || isSilent(complaint))) return undefined;
  return { ...features, format: features.format === 'json_schema' ? 'json_object' : 'text' };
}

/** Some servers refuse without a word that the client understands. */
function isSilent(complaint: string): boolean {
  return complaint.includes('no body');
}

export function requestBody(call: Call, { format, stream, temperature }: Features): ChatCompletionCreateParams {
  const isTold = call.tellsSchema || format !== 'json_schema';
  return {
    model: call.model,
    messages: isTold ? tellSchema(call.messages, call.schema) : [...call.messages],
    ...(format === 'json_schema' && {
      response_format: { type: format, json_schema: { name: call.purpose.replaceAll(/[^\w-]/g, '_').slice(0, 64), strict: true, schema: { ...call.schema } } },
    }),
    ...(format === 'json_object' && { response_format: { type: format } }),
    ...(temperature && call.temperature !== undefined && { temperature: call.temperature }),
    ...(stream !== 'none' && { stream: true }),
    ...(stream === 'with-usage' && { stream_options: { include_usage: true } }),
  };
}
