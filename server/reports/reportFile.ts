import type { FilePlace } from '../contract/place.ts';
import type { KeyPath } from '../rules/yamlFile.ts';
import type { ReportDefinition } from './definition.ts';

/** A report as written, with the lines of its file. */
export interface ReportFile {
  readonly definition: ReportDefinition;
  readonly placeOf: (path: KeyPath) => FilePlace;
}
