import type { Message } from '../../records/message.ts';
import type { ToolCall } from '../../records/tool-call.ts';
import { escapeLine } from '../../text/escape-line.ts';
import { sanitise, sanitiseLine } from '../../text/sanitise.ts';
import { displayWidth } from '../../text/width.ts';
import { exceeds, wrap } from '../../text/wrap.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, span } from '../line.ts';
import { compactJson, prose } from '../prose.ts';
import { indentJson } from './indent-json.ts';
import { roleMark } from './role-mark.ts';

/** Rows of a tool result or system prompt that are shown until `t` asks for all of it. */
export const shortRows = 3;

/** One message as rows: who speaks, what is said, the calls with their arguments, and an empty row after it. */
export function messageLines({
  message,
  step,
  width,
  glyphs,
  full,
  reasoning,
}: {
  message: Message;
  step: number;
  width: number;
  glyphs: Glyphs;
  full: boolean;
  reasoning: boolean;
}): readonly Line[] {
  const lines: Line[] = [headLine({ message, step })];
  if (message.role === 'tool' || message.role === 'system') {
    lines.push(...longText({ text: message.observation ?? message.content ?? '', width, glyphs, full }));
  } else {
    lines.push(...spokenLines({ message, width, reasoning }));
  }
  for (const call of message.tool_calls) {
    lines.push(...callLines({ call, width, glyphs }));
  }
  if (lines.length === 1) {
    lines.push([span(`${margin}(empty message)`, { dim: true })]);
  }
  lines.push([]);
  return lines;
}

const margin = '     ';

function headLine({ message, step }: { message: Message; step: number }): Line {
  const mark = roleMark(message.role);
  const head: Line = [
    span(`${String(step).padStart(4)} `, { dim: true }),
    span(`${mark.glyph} ${mark.word}`, { bold: true, color: mark.color }),
  ];
  const error = message.error === true ? [span(' error', { bold: true, color: 'magenta' })] : [];
  return message.name === null ? [...head, ...error] : [...head, span(` ${message.name}`), ...error];
}

function spokenLines({
  message,
  width,
  reasoning,
}: {
  message: Message;
  width: number;
  reasoning: boolean;
}): readonly Line[] {
  const said = message.said?.trim() ?? '';
  const content = message.content?.trim() ?? '';
  const lines: Line[] = [];
  // What the other side never saw is drawn faintly: thoughts, and text beside a call.
  if (content !== said && content !== '') {
    if (reasoning) {
      lines.push(...prose({ text: content, width, indent: margin.length, style: { dim: true } }));
    } else {
      lines.push([span(`${margin}(reasoning hidden: r)`, { dim: true })]);
    }
  }
  if (said !== '' && !(reasoning && content !== said && content.includes(said))) {
    lines.push(...prose({ text: said, width, indent: margin.length }));
  }
  return lines;
}

function longText({
  text,
  width,
  glyphs,
  full,
}: {
  text: string;
  width: number;
  glyphs: Glyphs;
  full: boolean;
}): readonly Line[] {
  if (text.trim() === '') {
    return [];
  }
  const style = { color: 'gray' } as const;
  const columns = width - margin.length;
  if (full) {
    return prose({ text: indentJson(text), width, indent: margin.length, style });
  }
  // Enough for the rows that are shown; a result of megabytes is not touched further.
  const head = sanitise(text.slice(0, columns * (shortRows + 1) * 4)).trim();
  if (text.length < columns * shortRows * 4 && !exceeds({ text: head, width: columns, limit: shortRows })) {
    return prose({ text: head, width, indent: margin.length, style });
  }
  const lines = wrap({ text: head, width: columns, limit: shortRows });
  const more = `${margin}${glyphs.cut} ${text.length} characters in all (t)`;
  return [...lines.map((line) => [span(margin + line, style)]), [span(more, { dim: true })]];
}

function callLines({ call, width, glyphs }: { call: ToolCall; width: number; glyphs: Glyphs }): readonly Line[] {
  const who = call.requestor === 'user' ? ' (called by the user)' : '';
  const name: Line = [span(`${margin}${glyphs.call} `), span(call.name, { bold: true })];
  if (call.arguments === null) {
    const broken = call.arguments_text ?? '';
    return [
      [...name, span(`${who} arguments are not JSON:`, { color: 'magenta' })],
      ...prose({ text: broken, width, indent: margin.length + 4 }),
    ];
  }
  const pairs = Object.entries(call.arguments).map(([key, value]) => `${key}: ${compactJson(value)}`);
  const inline = sanitiseLine(`(${pairs.join(', ')})`);
  const start = margin.length + glyphs.call.length + 1 + displayWidth(sanitiseLine(call.name));
  if (start + displayWidth(inline) + who.length <= width) {
    return [[...name, span(inline), span(who, { dim: true })]];
  }
  const rows = pairs.flatMap((pair) => prose({ text: escapeLine(pair), width, indent: margin.length + 4, hang: 2 }));
  return [[...name, span(who, { dim: true })], ...rows];
}
