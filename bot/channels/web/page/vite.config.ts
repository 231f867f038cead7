import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The page that residents use; phones that are ten years old and get no updates open it too. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  // All components are written with setup.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: ['chrome87', 'safari14', 'firefox91'],
    cssTarget: ['chrome87', 'safari14', 'firefox91'],
    // A data: address would need a word in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
