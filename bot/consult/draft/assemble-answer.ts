import type { Answer, QuotedProvision } from '../answer.ts';
import { choosePieces } from '../choose-pieces.ts';
import { quote } from '../quote.ts';
import { withValidity } from '../with-validity.ts';
import type { CitedPlace } from './check-citation.ts';
import type { DraftForm } from './draft-form.ts';
import type { Gated } from './gate.ts';

/**
 * The answer from what the gate let through. The articles are quoted from the corpus, never from the draft, and
 * always with the words that the draft leans on.
 */
export function assembleAnswer(draft: DraftForm, conclusion: string, { reasons, steps, materials, wouldChange }: Gated, quoted: Answer, model: string): Answer {
  const places = new Map<number, CitedPlace[]>();
  for (const place of reasons.flatMap((reason) => reason.places)) {
    places.set(place.provision.id, [...places.get(place.provision.id) ?? [], place]);
  }
  const order = [...places.keys()];
  const provisions = [...places.values()].map((cited): QuotedProvision => {
    const [{ hit }] = cited as [CitedPlace, ...CitedPlace[]];
    return {
      pieces: quote(hit, choosePieces(hit.provision.text, quoted.question, cited.flatMap((one) => one.quoted)), quoted.date),
      why: `理由${reasons.flatMap((reason, index) => (reason.places.some(({ provision }) => provision.id === hit.provision.id) ? [index + 1] : [])).join('、')}的依据`,
    };
  });
  return {
    ...quoted,
    mode: 'drafted',
    opening: '',
    drafted: {
      model,
      conclusion,
      reasons: reasons.map(({ text, places: cited }) => ({ text, articles: [...new Set(cited.map(({ provision }) => order.indexOf(provision.id)))] })),
      steps,
      materials,
      wouldChange,
      confidence: draft.confidence,
    },
    provisions,
    flags: withValidity(quoted.flags.filter((flag) => flag !== 'assumed-validity'), provisions),
  };
}
