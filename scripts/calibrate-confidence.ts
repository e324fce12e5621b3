import { writeFileSync } from 'node:fs';
import { confidenceTablePath, measuredConfidenceTable } from './calibrate/measured-confidence-table.ts';

/** `npm run calibrate-confidence`: writes the confidences of the rules judge anew from the labelled runs that ship. */
writeFileSync(confidenceTablePath, await measuredConfidenceTable());
