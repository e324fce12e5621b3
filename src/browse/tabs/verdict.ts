import type { AttributionStatus } from '../../records/attribution.ts';
import type { Fault, Finding } from '../../records/finding.ts';
import { proofOf } from '../../records/proof.ts';
import { placeText } from '../../report/place-text.ts';
import { proofReasonText, proofWords } from '../../report/proof-words.ts';
import { passingWords, statusSigns } from '../../report/verdict-words.ts';
import { authorMark, findingMark } from '../author-mark.ts';
import { type Block, type Document, toDocument } from '../document.ts';
import { type Line, span } from '../line.ts';
import { heading, prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** What was found and how sure it is, the repair, the other faults, the names other tools give it, and who judged. */
export function verdictDocument({ finding, width, glyphs, trajectory }: TabInput): Document {
  const blocks =
    finding.status === 'error' ? [errorBlock({ finding, width })] : judgedBlocks({ finding, width, glyphs });
  return toDocument([
    ...blocks,
    ...runBlocks({ trajectory, width }),
    ...reviewBlocks({ finding, width }),
    judgeBlock({ finding, width }),
  ]);
}

function errorBlock({ finding, width }: { finding: Finding; width: number }): Block {
  const mark = findingMark(finding);
  const text = `This run could not be judged, which says nothing about fault.\nReason: ${finding.error ?? 'none was recorded'}`;
  return {
    step: null,
    lines: [[span(`${mark.glyph} ${mark.word}`, { bold: true, color: mark.color })], ...prose({ text, width }), []],
  };
}

type Part = Pick<TabInput, 'finding' | 'width' | 'glyphs'>;

function judgedBlocks({ finding, width, glyphs }: Part): readonly Block[] {
  const mark = findingMark(finding);
  const root = finding.faults[finding.root_fault ?? -1];
  const keys = root === undefined || root.keys.length === 0 ? '' : `differing: ${root.keys.join(', ')}`;
  const dim = { dim: true };
  const head: Line[] = [
    [
      span(`${mark.glyph} ${mark.word}`, { bold: true, color: mark.color }),
      span(`  ${passingWords(finding) ?? finding.type ?? ''}`, { bold: true }),
    ],
    ...(keys === '' ? [] : prose({ text: keys, width })),
    ...prose({ text: factsText({ finding, dot: glyphs.dot }), width, style: dim }),
    [],
  ];
  const text = finding.description ?? 'No fault was found in this run.';
  const blocks: Block[] = [{ step: finding.step, lines: [...head, ...prose({ text, width }), []] }];
  const whose = attributionText(finding);
  if (whose !== null) {
    blocks.push(titled({ title: 'Who did it', text: whose, width, step: null }));
  }
  if (finding.correct_behavior !== null) {
    blocks.push(titled({ title: 'Correct behaviour', text: finding.correct_behavior, width, step: null }));
  }
  const proof = proofOf(finding);
  if (proof !== null) {
    const { repair = '', edits = [] } = finding.counterfactual ?? {};
    const lines = edits.length === 0 ? [] : [repair];
    const text = [...lines, proofText(finding)].join('\n');
    const step = edits.find((edit) => edit.step !== null)?.step ?? null;
    blocks.push(titled({ title: 'What the reward hangs on', text, width, step }));
  }
  const others = finding.faults.filter((_, index) => index !== finding.root_fault);
  if (others.length > 0) {
    blocks.push({ step: null, lines: [heading('Other faults')] });
  }
  return [...blocks, ...others.map((fault) => faultBlock({ fault, width }))];
}

function factsText({ finding, dot }: { finding: Finding; dot: string }): string {
  return [
    finding.step !== null ? `step ${finding.step}` : passingWords(finding) === null ? 'no single step' : null,
    // The root of a failed run is always critical.
    finding.severity === 'critical' ? null : finding.severity,
    finding.confidence === null ? null : `confidence ${finding.confidence.toFixed(2)}`,
  ]
    .filter((part) => part !== null)
    .join(` ${dot} `);
}

/** How certain it is who did it, and between whom it is open. */
function attributionText({ attribution }: Finding): string | null {
  if (attribution === null) {
    return null;
  }
  const { status, candidates, decides } = attribution;
  return [
    `${statusSigns[status]} ${status}: ${statusWords[status]}`,
    ...candidates.map(({ because, ...place }, index) => `${index + 1}. ${placeText(place)}: ${because}`),
    ...(decides === null ? [] : [`What would decide: ${decides}`]),
  ].join('\n');
}

const statusWords: Readonly<Record<AttributionStatus, string>> = {
  settled: 'every link of the chain is certain.',
  supported: 'the links point one way.',
  contested: 'two readings stand.',
  open: 'the words do not tell.',
};

function proofText(finding: Finding): string {
  const proof = proofOf(finding);
  if (proof === null) {
    return '';
  }
  const reason = proofReasonText(finding);
  const words = proofWords[proof.proof];
  const outcome = `${words.charAt(0).toUpperCase()}${words.slice(1)}${reason === null ? '' : `: ${reason.replace(/\.$/, '')}`}.`;
  return reason === null ? `${outcome} With it the run is graded 1; it does not say who caused the fault.` : outcome;
}

function titled({
  title,
  text,
  width,
  step,
}: {
  title: string;
  text: string;
  width: number;
  step: number | null;
}): Block {
  return { step, lines: [heading(title), ...prose({ text, width, indent: 2 }), []] };
}

function faultBlock({ fault, width }: { fault: Fault; width: number }): Block {
  const mark = authorMark(fault.author);
  const step = fault.step === null ? '' : ` step ${fault.step}`;
  const head = [
    span(`  ${mark.glyph} ${mark.word}`, { color: mark.color }),
    span(` ${fault.type}${step} ${fault.severity} ${fault.confidence.toFixed(2)}`),
  ];
  return { step: fault.step, lines: [head, ...prose({ text: fault.description, width, indent: 4 }), []] };
}

function runBlocks({ trajectory, width }: Pick<TabInput, 'trajectory' | 'width'>): readonly Block[] {
  if (trajectory === null) {
    return [];
  }
  const { task, termination, crash, messages } = trajectory;
  const ending = `${messages.length} messages, ended by: ${termination.replaceAll('_', ' ')}`;
  const end = titled({
    title: 'The run',
    text: crash === null ? ending : `${ending}\n${crash.message}`,
    width,
    step: messages.length === 0 ? null : messages.length - 1,
  });
  if (task === null || task.instruction === null) {
    return [end];
  }
  return [end, titled({ title: "The user's instruction", text: task.instruction, width, step: null })];
}

function reviewBlocks({ finding, width }: { finding: Finding; width: number }): readonly Block[] {
  return finding.reviews.map((review) => {
    const facts = [review.source, review.tags.join(', '), review.severity].filter(
      (part) => part !== null && part !== '',
    );
    const text = `${facts.join(' | ')}\n${review.reasoning ?? ''}\n${review.correct_behavior ?? ''}`;
    return titled({ title: 'Review that came with the file', text: text.trim(), width, step: review.step });
  });
}

function judgeBlock({ finding, width }: { finding: Finding; width: number }): Block {
  const { judge, names } = finding;
  const lines = [
    `judge ${judge.name} ${judge.version}${judge.model === null ? '' : `, model ${judge.model}`}`,
    names.tau_bench === null
      ? null
      : `tau-bench: ${names.tau_bench.author}${names.tau_bench.fault_type === null ? '' : `, ${names.tau_bench.fault_type}`}`,
    names.agentrx === null ? null : `AgentRx: ${names.agentrx}`,
    names.tau2 === null ? null : `tau2: ${names.tau2}`,
    `run ${finding.trajectory}, record ${finding.source.index} of ${finding.source.file}`,
  ].filter((line) => line !== null);
  return { step: null, lines: lines.flatMap((text) => prose({ text, width, style: { color: 'gray' } })) };
}
