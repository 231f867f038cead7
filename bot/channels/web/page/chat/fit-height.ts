import { nextTick, type Ref } from 'vue';

/** Makes a box as tall as what is written in it. */
export async function fitHeight(box: Readonly<Ref<HTMLTextAreaElement | undefined>>): Promise<void> {
  await nextTick();
  const area = box.value;
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
