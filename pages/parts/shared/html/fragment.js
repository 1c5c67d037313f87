export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".fragment");
  if (place.drawn !== data) {
    place.drawn = data;
    place.innerHTML = data;
  }
  place.onclick = (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target || event.defaultPrevented) return;
    event.preventDefault();
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
    setTriggerValue("opened", link.getAttribute("href"));
  };
}
