/** The mood over the customer's messages, as a small drawing with the same in words for who cannot see it. */

import { html, svg, type TemplateResult } from 'lit';
import { clock } from '../shared/formats';
import type { Strings } from '../shared/strings';
import type { Mood, Turn } from './protocol';

/** Best at the top. */
const LEVELS: readonly Mood[] = ['pleased', 'calm', 'uneasy', 'upset', 'distressed'];
const WIDTH = 280;
const ROW = 22;
const LABELS = 84;
const HEIGHT = LEVELS.length * ROW;

type Read = Turn & { mood: Mood };

function wasRead(turn: Turn): turn is Read {
  return turn.mood !== null;
}

/** Return the place of each turn of which a mood is known, in the units of the drawing; later turns further along. */
export function curvePoints(turns: readonly Turn[]): { x: number; y: number; mood: Mood }[] {
  const room = WIDTH - LABELS - 12;
  const read = turns.filter(wasRead);
  return read.map((turn, index) => ({
    x: LABELS + 6 + (read.length > 1 ? (room * index) / (read.length - 1) : room / 2),
    y: (Math.max(0, LEVELS.indexOf(turn.mood)) + 0.5) * ROW,
    mood: turn.mood,
  }));
}

export function moodCurve(turns: readonly Turn[], t: Strings, language: string): TemplateResult {
  const read = turns.filter(wasRead);
  if (!read.length) return html`<p class="quiet">${t('desk-mood-none')}</p>`;
  const points = curvePoints(read);
  const line = points.map((point) => `${point.x.toFixed(1)},${point.y}`).join(' ');
  return html`<figure class="curve" data-testid="desk-mood-curve">
    <svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label=${t('desk-mood-curve')}
      aria-describedby="moods"
    >
      ${LEVELS.map((mood, index) => {
        const y = (index + 0.5) * ROW;
        return svg`<text class="level" x="0" y=${y + 4}>${t(`desk-mood-${mood}`)}</text>
          <line class="grid" x1=${LABELS} x2=${WIDTH} y1=${y} y2=${y} />`;
      })}
      <polyline class="line" points=${line} />
      ${points.map(
        (point, index) =>
          svg`<circle class="dot ${point.mood}" cx=${point.x} cy=${point.y} r=${index === points.length - 1 ? 5 : 3.5} />`,
      )}
    </svg>
    <figcaption class="hidden" id="moods">
      ${read.map((turn) => `${turn.at ? clock(turn.at, language) : turn.seq}: ${t(`desk-mood-${turn.mood}`)}. `)}
    </figcaption>
  </figure>`;
}
