/*
 * Says at once why the app cannot start, with the sentence for that cause. A classic script on purpose: a browser
 * runs it where it refuses modules (a page opened as a file, a frame without an origin of its own). The app takes
 * the whole text away when it starts.
 */
(() => {
  const cause = () => {
    if (location.protocol === 'file:') return 'file';
    // A sandboxed frame without allow-same-origin has no origin, so no server lets it fetch modules.
    return window.origin === 'null' ? 'frame' : 'script';
  };
  const tell = () => {
    const words = document.querySelector('.starting');
    if (!words) return;
    words.classList.add('failed');
    for (const sentence of words.querySelectorAll('[data-cause]')) sentence.hidden = sentence.dataset.cause !== cause();
  };
  const onFailure = (event) => {
    // A sheet or an icon that is missing keeps nothing from starting; a script that fails, or throws, does.
    const isOfScript = event.target === window || event.target instanceof HTMLScriptElement;
    if (!isOfScript) return;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell);
    else tell();
  };
  window.addEventListener('error', onFailure, true);
})();
