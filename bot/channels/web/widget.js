/**
 * Puts the chat on any page: <script src="https://law.example.gov.cn/widget.js" defer></script>
 * with data-label (words on the button), data-colour (a CSS colour) and data-position (left or right) as one likes.
 * The page's own rules need to let this site be a script-src and a frame-src, nothing else: no styles in the page.
 */
(() => {
  const TAG = 'fazhi-widget';
  const script = document.currentScript;
  if (!script || document.querySelector(TAG)) return;
  const { origin } = new URL(script.src);
  const { label = '法律咨询', colour = '', position = 'right' } = script.dataset;
  const side = position === 'left' ? 'left' : 'right';
  const background = CSS.supports('color', colour) ? colour : '#1d4ed8';
  const onPhone = matchMedia('(max-width: 640px), (max-height: 480px)');

  const styles = `
    :host { all: initial; }
    button { font: 600 16px/1.3 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #fff; background: ${background}; border: 0; cursor: pointer; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px ${background}; }
    .open { position: fixed; ${side}: 20px; bottom: 20px; z-index: 2147483000; min-width: 64px; height: 64px; padding: 0 14px; border-radius: 32px; box-shadow: 0 2px 10px rgb(0 0 0 / 35%); }
    .open.round { width: 64px; padding: 0 15px; }
    dialog { box-sizing: border-box; position: fixed; inset: auto; ${side}: 20px; bottom: 96px; z-index: 2147483001; width: 400px; height: min(680px, calc(100vh - 116px)); max-width: none; max-height: none; margin: 0; padding: 0; border: 0; border-radius: 12px; overflow: hidden; background: #fff; box-shadow: 0 6px 30px rgb(0 0 0 / 35%); }
    dialog[open] { display: flex; flex-direction: column; }
    header { display: flex; align-items: center; justify-content: space-between; padding-left: 16px; color: #fff; background: ${background}; font: 600 16px/1.3 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
    .close { min-width: 64px; height: 48px; }
    .close:focus-visible { outline-offset: -5px; box-shadow: none; }
    iframe { flex: 1; width: 100%; border: 0; }
    @media (max-width: 640px), (max-height: 480px) { dialog { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
    @media print { :host { display: none; } }
  `;

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const open = make('button', { type: 'button', class: label.length > 4 ? 'open' : 'open round', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, label);
  const close = make('button', { type: 'button', class: 'close', 'aria-label': `关闭${label}` }, '关闭');
  const frame = make('iframe', { title: label, allow: 'clipboard-write' });
  const dialog = make('dialog', { 'aria-label': label }, make('header', {}, make('span', { 'aria-hidden': 'true' }, label), close), frame);

  const isOpen = () => dialog.hasAttribute('open');
  const closed = () => {
    open.setAttribute('aria-expanded', 'false');
    open.focus();
  };
  const show = () => {
    // The chat is loaded when somebody wants it, and stays as it is while the page does.
    if (!frame.hasAttribute('src')) frame.setAttribute('src', `${origin}/?embed=1`);
    // Phones that are ten years old know no dialogs.
    if (!dialog.show) dialog.setAttribute('open', '');
    else if (onPhone.matches) dialog.showModal();
    else dialog.show();
    open.setAttribute('aria-expanded', 'true');
    frame.focus();
  };
  const hide = () => {
    if (!isOpen()) return;
    if (dialog.close) return dialog.close();
    dialog.removeAttribute('open');
    closed();
  };
  open.addEventListener('click', () => (isOpen() ? hide() : show()));
  close.addEventListener('click', hide);
  dialog.addEventListener('close', closed);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  // Keys pressed within the frame are the chat's: it says when one is to close it.
  addEventListener('message', ({ origin: from, source, data }) => {
    if (from === origin && source === frame.contentWindow && data === 'fazhi:close') hide();
  });

  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'open' });
  try {
    // Not a style of the page: its rules against inline styles do not apply.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make('style', {}, styles));
  }
  root.append(open, dialog);
  const add = () => document.body.append(host);
  if (document.body) add();
  else addEventListener('DOMContentLoaded', add);
})();
