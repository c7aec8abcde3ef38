// 落实：只管浏览器本地的事（主题、对话框、快捷键、滑块的字），其余由 htmx 与服务器完成。
(() => {
  const root = document.documentElement, KEY = 'luoshi-theme';
  const set = t => { if (t) root.dataset.theme = t; else delete root.dataset.theme; };
  try { const t = localStorage.getItem(KEY); if (t) set(t); } catch { /* private mode */ }
  addEventListener('click', e => {
    if (e.target.closest('[data-theme-toggle]')) {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
      const next = dark ? 'light' : 'dark';
      set(next);
      try { localStorage.setItem(KEY, next); } catch { /* private mode */ }
      return;
    }
    const pressed = e.target.closest('.mx .cell[aria-pressed]');
    if (pressed) {
      pressed.closest('.mx').querySelectorAll('[aria-pressed=true]').forEach(x => x.setAttribute('aria-pressed', 'false'));
      pressed.setAttribute('aria-pressed', 'true');
    }
    const opens = e.target.closest('[data-dialog]');
    if (opens) document.getElementById(opens.dataset.dialog)?.showModal();
    if (e.target.closest('[data-close]')) e.target.closest('dialog')?.close();
    if (e.target.closest('[data-print]')) print();
  });
  addEventListener('keydown', e => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'k') { e.preventDefault(); document.querySelector('.find input, input.find')?.focus(); }
  });
  addEventListener('input', e => {
    const range = e.target.closest('input[type=range][data-labels]');
    if (!range) return;
    const label = range.dataset.labels.split('|')[+range.value];
    if (range.nextElementSibling) range.nextElementSibling.value = label;
    range.setAttribute('aria-valuetext', label);
  });
  addEventListener('htmx:afterSwap', e => e.target.querySelector?.('[role=alert][tabindex]')?.focus());
  const now = document.querySelector(':is(.cal,.ros) .t'), w = now?.closest('.tw');
  if (w) w.scrollLeft = now.offsetLeft - w.clientWidth / 2;
})();
