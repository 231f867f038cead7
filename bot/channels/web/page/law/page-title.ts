import { watchEffect } from 'vue';

/** The title of the window, as long as the view is there. */
export function usePageTitle(title: () => string | undefined): void {
  watchEffect(() => {
    const own = title();
    document.title = own === undefined ? '查法律 · 法治' : `${own} · 法治`;
  });
}
