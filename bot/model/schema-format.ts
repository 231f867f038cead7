import * as z from 'zod';
import type { ChatMessage } from './chat-model.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON schema of what a model has to write, within what strict endpoints take: every key is required and no other
 * allowed. zod remains the judge.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.properties !== undefined) {
        jsonSchema.required = Object.keys(jsonSchema.properties);
        jsonSchema.additionalProperties = false;
      }
      delete jsonSchema.default;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return rest;
}

/** Messages that tell the schema in words, for endpoints that take none. */
export function tellSchema(messages: readonly ChatMessage[], schema: JsonSchema): ChatMessage[] {
  const told = `只输出一个 JSON 对象，不加任何说明，符合这个 JSON Schema：\n${JSON.stringify(schema)}`;
  return messages.map((message, index) => (index < messages.length - 1 ? message : { ...message, content: `${message.content}\n\n${told}` }));
}
