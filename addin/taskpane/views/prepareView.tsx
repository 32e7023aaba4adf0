import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  DocumentAddRegular,
  TableAddRegular,
} from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { Note } from '../parts/note.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Section } from '../parts/section.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { costsItems, neededSheets } from '../session/inputSheets.ts';
import type { InputSheet } from '../session/state.ts';

const groups = ['input', 'rule'] as const;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  sheet: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  icon: { fontSize: tokens.fontSizeBase400, lineHeight: 1, marginTop: '2px' },
  found: { color: tokens.colorStatusSuccessForeground1 },
  missing: { color: tokens.colorNeutralForeground4 },
  summary: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  wide: { gridColumn: '2 / -1' },
  state: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  lacking: { color: tokens.colorStatusDangerForeground1 },
  month: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
  },
});

/** 准备: what the workbook has of the input sheets, and what it lacks. */
export function PrepareView() {
  const { state, words } = usePane();
  const { inputs, about } = state.workbook;
  return (
    <>
      <PrepareHeadline />
      {about?.isReadOnly && <Note tone="warning">{words.prepare.readOnly}</Note>}
      {about?.hasProtectedStructure && <Note tone="warning">{words.prepare.protectedStructure}</Note>}
      {groups.map((group) => {
        const sheets = inputs.filter(({ template }) => template.group === group && !template.isOfItems);
        return (
          sheets.length > 0 && <Sheets key={group} title={words.prepare.groups[group]} sheets={sheets} />
        );
      })}
      {inputs.length > 0 && <ItemSheets />}
      {inputs.length > 0 && <NextMonth />}
    </>
  );
}

function PrepareHeadline() {
  const { state, words } = usePane();
  const { missing } = state.workbook;
  const inputs = neededSheets(state.workbook.inputs);
  if (inputs.length === 0)
    return state.connection.kind === 'failed' ? (
      <Headline below={words.prepare.noServerHint}>{words.prepare.noServer}</Headline>
    ) : (
      <Headline below={<Waiting for={words.prepare.looking} />}>{words.views.prepare}</Headline>
    );
  const lacking = inputs.filter(({ template, sheetName }) => template.required && sheetName === null).length;
  if (missing === 0) return <Headline>{words.prepare.complete(inputs.length)}</Headline>;
  return (
    <Headline below={words.prepare.hint}>
      {lacking > 0
        ? words.prepare.missingRequired(lacking)
        : words.prepare.found(inputs.length - missing, inputs.length)}
    </Headline>
  );
}

/** 项目成本: its sheets, or the offer to add them. */
function ItemSheets() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { inputs } = state.workbook;
  const sheets = inputs.filter(({ template }) => template.isOfItems);
  if (costsItems(inputs)) return <Sheets title={words.prepare.groups.items} sheets={sheets} />;
  const isReady = state.connection.kind === 'ready' && !state.job;
  return (
    <Section title={words.prepare.groups.items}>
      <div className={styles.month}>
        <p className={styles.summary}>{words.prepare.addItemsHint}</p>
        <Button icon={<TableAddRegular />} disabled={!isReady} onClick={() => void session.prepare(true)}>
          {words.prepare.addItems(sheets.length)}
        </Button>
      </div>
    </Section>
  );
}

function Sheets({ title, sheets }: { title: string; sheets: readonly InputSheet[] }) {
  const styles = useStyles();
  const { words } = usePane();
  const found = sheets.filter(({ sheetName }) => sheetName !== null);
  const byName = found.filter(({ signature }) => signature === null).length;
  return (
    <Section title={title} beside={`${found.length} / ${sheets.length}`}>
      <ul className={styles.list}>
        {sheets.map((sheet) => (
          <Sheet key={sheet.template.id} sheet={sheet} />
        ))}
      </ul>
      {byName > 0 && <p className={styles.summary}>{words.prepare.byName(byName)}</p>}
    </Section>
  );
}

function Sheet({ sheet: { template, sheetName, signature } }: { sheet: InputSheet }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const { language } = state;
  if (sheetName === null)
    return (
      <li className={styles.sheet}>
        <CircleRegular className={mergeClasses(styles.icon, styles.missing)} aria-hidden />
        <span>{template.name[language]}</span>
        <span className={mergeClasses(styles.state, template.required && styles.lacking)}>
          {`${words.prepare.missing} · ${template.required ? words.prepare.required : words.prepare.optional}`}
        </span>
        <p className={mergeClasses(styles.summary, styles.wide)}>{template.summary[language]}</p>
      </li>
    );
  return (
    <li className={styles.sheet}>
      <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.found)} aria-hidden />
      <span>
        <PlaceLink place={{ sheet: sheetName }}>{sheetName}</PlaceLink>
      </span>
      {signature !== null && (
        <span className={styles.state} title={signature}>
          {words.prepare.version(signature.split('@').at(-1) ?? '')}
        </span>
      )}
    </li>
  );
}

function NextMonth() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const isReady = state.connection.kind === 'ready' && !state.job;
  return (
    <Section title={words.jobs.newMonth}>
      <div className={styles.month}>
        <p className={styles.summary}>{words.prepare.newMonthHint}</p>
        <Button icon={<DocumentAddRegular />} disabled={!isReady} onClick={() => void session.newMonth()}>
          {words.prepare.newMonth}
        </Button>
      </div>
    </Section>
  );
}
