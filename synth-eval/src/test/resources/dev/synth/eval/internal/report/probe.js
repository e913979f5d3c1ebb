// Runs inside a page and tells the page around it what a reader would see.
addEventListener('load', () => {
  const seen = [...document.body.querySelectorAll('*')].filter(element => {
    const hidden = element.closest('thead, details:not([open]) > :not(summary), clipPath, script, title, desc');
    return !hidden || getComputedStyle(hidden).position === 'static' && hidden.tagName === 'THEAD';
  });
  const name = element => element.tagName + ' ' + element.textContent.slice(0, 40);
  const box = element => element.getBoundingClientRect();
  const clipped = element => element.parentElement.closest('[clip-path]');
  const beyond = (inner, left, right) => inner.width > 0 && (inner.left < left - 1 || inner.right > right + 1);
  const owned = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());

  const numbers = colour => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = colour => numbers(colour).slice(0, 3).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
      .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const opaque = colour => numbers(colour).length === 3;
  const behind = element => {
    while (element && !opaque(getComputedStyle(element).backgroundColor)) {
      element = element.parentElement;
    }
    return element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
  };
  const contrast = element => {
    const style = getComputedStyle(element);
    const ink = luminance(element.closest('svg') ? style.fill : style.color);
    const paper = luminance(behind(element));
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };

  const verdict = ['h1 .badge', '.headline', '.reason'].map(part => document.querySelector(part)).filter(Boolean);
  const charts = seen.filter(element => element.matches('svg text'));
  parent.postMessage({
    frame: window.name,
    verdictEnds: Math.max(...verdict.map(part => box(part).bottom)),
    pageWidth: document.documentElement.scrollWidth,
    beyondThePage: seen.filter(element => !clipped(element) && beyond(box(element), 0, innerWidth)).map(name),
    beyondTheirChart: charts.filter(text => {
      const chart = box(text.closest('svg'));
      return beyond(box(text), chart.left - 3, chart.right + 3) || box(text).bottom > chart.bottom + 3;
    }).map(name),
    faint: seen.filter(element => owned(element) && contrast(element) < 4.5).map(name),
    requests: performance.getEntriesByType('resource').map(entry => entry.name),
  }, '*');
});
