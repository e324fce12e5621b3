import { calculate as sharedPlaceholder } from '../../calculate/calculate.ts';
