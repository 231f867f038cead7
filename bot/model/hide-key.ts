/** Takes out of a message for operators the key itself, and whatever looks like one: endpoints repeat what they were given. */
export function hideKey(message: string, apiKey: string | undefined): string {
  const hidden = apiKey === undefined ? message : message.replaceAll(apiKey, '***');
  return hidden.replaceAll(/\b(?:sk|key|bearer)[-_ ][\w*.-]{4,}/gi, '***');
}
