const looks = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight'];

/** The picture as a file of its own: colours and type as computed here, since no style sheet goes with it. */
export function svgSource(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const shown = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copied = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  copied.forEach((element, index) => {
    const original = shown[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const look of looks) {
      const value = style.getPropertyValue(look);
      if (value) element.setAttribute(look, value);
    }
    element.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('direction', getComputedStyle(svg).direction);
  return new XMLSerializer().serializeToString(copy);
}
