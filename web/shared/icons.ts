/** Line icons on a grid of 24, drawn in the colour of the text. All are decoration: labels stand beside them. */

import { svg, type SVGTemplateResult } from 'lit';

const icon = (
  path: SVGTemplateResult,
): SVGTemplateResult => svg`<svg viewBox="0 0 24 24" width="20" height="20" fill="none"
  stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${path}</svg>`;

export const chatIcon = icon(
  svg`<path d="M20 11.5a7.5 7.5 0 0 1-7.5 7.5c-1.2 0-2.4-.3-3.4-.8L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5Z"/>`,
);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`);
export const sendIcon = icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`);
export const downIcon = icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`);
export const newIcon = icon(
  svg`<path d="M12 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5"/><path d="M18.4 3.6a1.7 1.7 0 0 1 2.4 2.4L13 13.8l-3 .7.7-3 7.7-7.9Z"/>`,
);
export const globeIcon = icon(
  svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.4 2.3 3.6 5.200 3.600 8.500s-1.200 6.200-3.600 8.500c-2.400-2.300-3.600-5.200-3.600-8.500s1.200-6.200 3.600-8.500Z"/>`,
);
export const moodIcon = icon(
  svg`<circle cx="12" cy="12" r="8.5"/><path d="M9 9.900v.2M15 9.900v.2M8.700 14.200c2 2 4.600 2 6.600 0"/>`,
);
export const moodOffIcon = icon(
  svg`<circle cx="12" cy="12" r="8.5"/><path d="M9 9.900v.2M15 9.900v.2M9 15h6M4.500 4.500l15 15"/>`,
);
export const shieldIcon = icon(
  svg`<path d="M12 3.500l7 2.500v5.500c0 4.200-2.900 7.500-7 9-4.100-1.500-7-4.800-7-9V6l7-2.500Z"/><path d="M9 12l2.200 2.200L15.200 10"/>`,
);
export const warningIcon = icon(svg`<path d="M12 4.500l8.500 15h-17l8.500-15ZM12 10.500v4M12 17v.1"/>`);
export const arrowIcon = icon(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`);
