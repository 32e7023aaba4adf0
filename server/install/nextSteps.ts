/** What `npm start` says last: what a person does now. */

interface Prepared {
  readonly platform: NodeJS.Platform;
  readonly manifestFile: string;
  readonly entranceFile: string;
  /** Null: a certificate that somebody else made, whose trust is theirs to see to. */
  readonly authorityFile: string | null;
  readonly needsTrust: boolean;
  readonly isSideloaded: boolean;
}

export function nextSteps(prepared: Prepared): string {
  const steps = hasExcel(prepared.platform) ? excelSteps(prepared) : hostPageSteps(prepared);
  const lines = steps.flatMap(({ zh, en }, at) => [`  ${at + 1}. ${zh}`, `     ${en}`]);
  return ['下一步 / next', ...lines].join('\n');
}

interface Step {
  readonly zh: string;
  readonly en: string;
}

const hasExcel = (platform: NodeJS.Platform): boolean => platform === 'win32' || platform === 'darwin';

function excelSteps({ manifestFile, authorityFile, needsTrust, isSideloaded }: Prepared): Step[] {
  const trust: Step = {
    zh: '证书是新的，请让本机信任它：停止后运行 npm start -- --trust',
    en: 'the certificate is new; to trust it on this computer, stop and run npm start -- --trust',
  };
  const sideload: Step = {
    zh: `把加载项放进 Excel：停止后运行 npm start -- --sideload（清单 ${manifestFile}）`,
    en: 'to put the add-in into Excel, stop and run npm start -- --sideload',
  };
  const open: Step = {
    zh: '关闭所有 Excel 窗口后重新打开，功能区里有“成本核算”',
    en: 'close all windows of Excel and open it again: the ribbon has a tab 成本核算 (Costing)',
  };
  return [...(authorityFile && needsTrust ? [trust] : []), ...(isSideloaded ? [] : [sideload]), open];
}

function hostPageSteps({ entranceFile, authorityFile }: Prepared): Step[] {
  const trust: Step = {
    zh: `在浏览器里导入并信任证书 ${authorityFile}`,
    en: 'import that certificate into the browser and trust it',
  };
  const open: Step = {
    zh: `这个系统没有 Excel。用浏览器打开 ${entranceFile}，在网页里试用`,
    en: 'there is no Excel on this system; open that file with a browser to try it on a page',
  };
  return [...(authorityFile ? [trust] : []), open];
}
