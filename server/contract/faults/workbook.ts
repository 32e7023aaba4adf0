import type { FaultFamily } from './fault.ts';

/** WB: what a workbook file can have wrong. */
export const workbookFaults = {
  'WB-001': {
    severity: 'blocking',
    zh: {
      what: '文件有 {megabytes} MB，超过可读取的 {limit} MB',
      why: '这样大的文件多半带有图片、明细流水或大片空白格式，读取会占满内存',
      remedy: '请删去图片和与核算无关的工作表，或把明细汇总到科室后再保存',
    },
    en: {
      what: 'The file has {megabytes} MB, more than the {limit} MB that can be read',
      why: 'a file of this size mostly holds pictures, detail lines or formatted blank areas, and reading it would fill the memory',
      remedy:
        'Remove pictures and sheets that costing does not need, or sum the detail by unit, and save again',
    },
  },
  'WB-002': {
    severity: 'blocking',
    zh: {
      what: '“{file}”是 {extension} 格式的文件',
      why: '核算只读取 .xlsx 或 .xlsm 格式的工作簿',
      remedy: '请用 Excel 或 WPS 打开它，选择“另存为”，文件类型选“Excel 工作簿(*.xlsx)”',
    },
    en: {
      what: '“{file}” is a file of type {extension}',
      why: 'costing reads .xlsx and .xlsm workbooks only',
      remedy: 'Open it in Excel or WPS, choose Save As and the type Excel Workbook (*.xlsx)',
    },
  },
  'WB-003': {
    severity: 'blocking',
    zh: {
      what: '文件的内容不是 Excel 工作簿',
      why: '它可能是改了扩展名的其他文件，或者被本单位的文档加密软件加了密',
      remedy: '请确认能用 Excel 或 WPS 打开，解密后另存为 .xlsx 再试',
    },
    en: {
      what: 'The content of the file is not an Excel workbook',
      why: 'it may be another kind of file with a changed extension, or locked by document-encryption software',
      remedy: 'Check that Excel or WPS can open it, remove the encryption, save it as .xlsx and try again',
    },
  },
  'WB-004': {
    severity: 'blocking',
    zh: {
      what: '工作簿设有打开密码',
      why: '没有密码就读不到其中的数据',
      remedy: '请打开工作簿，在“文件 → 信息 → 保护工作簿 → 用密码进行加密”里清空密码后保存',
    },
    en: {
      what: 'The workbook has a password to open it',
      why: 'its data cannot be read without the password',
      remedy:
        'Open the workbook, clear the password under File, Info, Protect Workbook, Encrypt with Password, and save',
    },
  },
  'WB-005': {
    severity: 'blocking',
    zh: {
      what: '文件的内容是旧版 Excel 97-2003 工作簿(.xls 或 .et)',
      why: '核算只读取 .xlsx 或 .xlsm 格式，只改扩展名不会改变内容',
      remedy: '请用 Excel 或 WPS 打开它，选择“另存为”，文件类型选“Excel 工作簿(*.xlsx)”',
    },
    en: {
      what: 'The content of the file is an Excel 97-2003 workbook (.xls or .et)',
      why: 'costing reads .xlsx and .xlsm only, and renaming a file does not change its content',
      remedy: 'Open it in Excel or WPS, choose Save As and the type Excel Workbook (*.xlsx)',
    },
  },
  'WB-006': {
    severity: 'blocking',
    zh: {
      what: '文件不完整或已损坏（损坏处：{part}）',
      why: '复制、下载或保存可能中途断开，其中的数字不再可信',
      remedy: '请重新复制或下载原文件，或用 Excel 打开并修复后另存为 .xlsx',
    },
    en: {
      what: 'The file is incomplete or damaged (at: {part})',
      why: 'copying, downloading or saving may have been cut off, and its numbers can no longer be trusted',
      remedy:
        'Copy or download the original again, or open it in Excel, let it repair the file and save it as .xlsx',
    },
  },
  'WB-007': {
    severity: 'blocking',
    zh: {
      what: '文件里有 {count} 个部件，超过可读取的 {limit} 个',
      why: '部件过多多半是成千上万的图片或批注，读取会占满内存',
      remedy: '请把需要核算的工作表移到新工作簿，另存为 .xlsx 再试',
    },
    en: {
      what: 'The file holds {count} parts, more than the {limit} that can be read',
      why: 'so many parts are mostly thousands of pictures or notes, and reading them would fill the memory',
      remedy: 'Move the sheets that costing needs to a new workbook, save it as .xlsx and try again',
    },
  },
  'WB-008': {
    severity: 'blocking',
    zh: {
      what: '文件的 {part} 部分解压后过大',
      why: '压缩比例异常，继续读取会占满内存',
      remedy: '请删去大片空白的格式，或把需要核算的工作表移到新工作簿，另存为 .xlsx 再试',
    },
    en: {
      what: 'The part {part} of the file is too large when unpacked',
      why: 'its compression is abnormal and reading on would fill the memory',
      remedy:
        'Remove formats from blank areas, or move the sheets that costing needs to a new workbook, save it as .xlsx and try again',
    },
  },
  'WB-009': {
    severity: 'blocking',
    zh: {
      what: '文件里缺少 {part} 部分',
      why: '缺了这一部分就读不全工作表，核算会漏数',
      remedy: '请用 Excel 或 WPS 打开并修复，另存为 .xlsx 再试',
    },
    en: {
      what: 'The file lacks its part {part}',
      why: 'without it the sheets cannot be read in full and costing would miss amounts',
      remedy: 'Open it in Excel or WPS, let it repair the file, save it as .xlsx and try again',
    },
  },
  'WB-010': {
    severity: 'blocking',
    zh: {
      what: '文件里没有 Excel 工作表的内容',
      why: '它可能是文档、演示文稿、.ods 或 .xlsb 文件改了扩展名',
      remedy: '请用 Excel 或 WPS 打开它，选择“另存为”，文件类型选“Excel 工作簿(*.xlsx)”',
    },
    en: {
      what: 'The file holds no Excel worksheets',
      why: 'it may be a document, a presentation, an .ods or an .xlsb file with a changed extension',
      remedy: 'Open it in Excel or WPS, choose Save As and the type Excel Workbook (*.xlsx)',
    },
  },
  'WB-011': {
    severity: 'blocking',
    zh: {
      what: '文件的 {part} 部分格式有误，无法读取',
      why: '它的内容不符合工作簿格式，其中的数字不再可信',
      remedy: '请用 Excel 或 WPS 打开并修复，另存为 .xlsx 再试',
    },
    en: {
      what: 'The part {part} of the file is malformed and cannot be read',
      why: 'its content does not follow the workbook format, and its numbers can no longer be trusted',
      remedy: 'Open it in Excel or WPS, let it repair the file, save it as .xlsx and try again',
    },
  },
  'WB-012': {
    severity: 'blocking',
    zh: {
      what: '文件的 {part} 部分带有实体定义，已停止读取',
      why: '正常的工作簿不含这种定义，它可能用来读取别的文件或占满内存',
      remedy: '请核实文件来源，用 Excel 或 WPS 打开后另存为 .xlsx 再试',
    },
    en: {
      what: 'The part {part} of the file carries entity definitions, so reading stopped',
      why: 'a normal workbook has none, and they can be used to read other files or to fill the memory',
      remedy: 'Check where the file comes from, open it in Excel or WPS, save it as .xlsx and try again',
    },
  },
  'WB-013': {
    severity: 'blocking',
    zh: {
      what: '有内容的区域为 {rows} 行 × {columns} 列，超过每张表可读取的 {limit} 个单元格',
      why: '读取这样大的区域会占满内存，多半是表格远处误填了内容',
      remedy: '请清除表格之外的零散内容，或把明细汇总到科室后再保存',
    },
    en: {
      what: 'The filled area has {rows} rows × {columns} columns, more than the {limit} cells that can be read from a sheet',
      why: 'reading an area of this size would fill the memory; mostly something was typed far away by mistake',
      remedy: 'Clear stray content outside the table, or sum the detail by unit, and save again',
    },
  },
  'WB-014': {
    severity: 'blocking',
    zh: {
      what: '单元格的内容“{found}”无法读取',
      why: '它不符合工作簿格式，按空白处理会使核算漏数',
      remedy: '请在 Excel 或 WPS 里重新填写这个单元格并保存',
    },
    en: {
      what: 'The content “{found}” of the cell cannot be read',
      why: 'it does not follow the workbook format, and to treat it as blank would make costing miss amounts',
      remedy: 'Fill in the cell again in Excel or WPS and save',
    },
  },
  'WB-050': {
    severity: 'blocking',
    zh: {
      what: '工作簿以“Strict Open XML 电子表格”格式保存',
      why: '向这种格式写入结果表可能破坏文件，因此没有写入',
      remedy: '请在 Excel 中另存为“Excel 工作簿(*.xlsx)”后重新核算',
    },
    en: {
      what: 'The workbook is saved as a “Strict Open XML Spreadsheet”',
      why: 'writing result sheets into this format could damage the file, so nothing was written',
      remedy: 'Save it in Excel as “Excel Workbook (*.xlsx)” and run again',
    },
  },
  'WB-051': {
    severity: 'blocking',
    zh: {
      what: '工作簿的结构受保护，不能增加工作表',
      why: '结果表需要写入为新的工作表',
      remedy: '请在 Excel 的“审阅”中取消“保护工作簿”，核算后再重新保护',
    },
    en: {
      what: 'The structure of the workbook is protected, so no sheet can be added',
      why: 'the results are written to new sheets',
      remedy: 'Unprotect the workbook in Excel under Review, run again, then protect it once more',
    },
  },
  'WB-052': {
    severity: 'blocking',
    zh: {
      what: '工作簿带有数字签名',
      why: '写入结果表会使签名失效，因此没有写入',
      remedy: '请另存一份没有数字签名的副本，用副本核算',
    },
    en: {
      what: 'The workbook is digitally signed',
      why: 'writing result sheets would invalidate the signature, so nothing was written',
      remedy: 'Save a copy without the signature and run on the copy',
    },
  },
  'WB-053': {
    severity: 'notice',
    zh: {
      what: '结果表在上次核算之后有手工修改',
      why: '本次核算已按数据重写该表，改过的一份保留在《{copy}》，其中的数不再更新，也不参与核算',
      remedy: '请核对改动；应当生效的改动请填入输入表后重新核算，《{copy}》不再需要时可以删除',
    },
    en: {
      what: 'The result sheet was edited by hand after the last run',
      why: 'this run wrote it anew from the data and keeps the edited version as “{copy}”, whose numbers are neither updated nor used',
      remedy:
        'Look at the changes, enter those that should count on the input sheets and run again; delete “{copy}” when it is no longer needed',
    },
  },
  'WB-054': {
    severity: 'blocking',
    zh: {
      what: '无法写入“{file}”（系统代码 {reason}）',
      why: '文件可能正在 Excel 或 WPS 中打开，也可能是文件夹不存在、只读或磁盘已满；原有文件没有改动',
      remedy: '请关闭这个文件后重试，或用 --out 换一个可以写入的位置',
    },
    en: {
      what: '“{file}” cannot be written (system code {reason})',
      why: 'it may be open in Excel or WPS, or its folder may be missing, read-only or full; earlier files are unchanged',
      remedy: 'Close the file and try again, or choose another place with --out',
    },
  },
} as const satisfies FaultFamily;
