import type { FaultFamily } from './fault.ts';

/** What can happen to a workbook while something is written into it, most of it only where it is open in Excel. */
export const excelFaults = {
  'WB-061': {
    severity: 'blocking',
    zh: {
      what: '工作表受保护，无法写入',
      why: '有内容要写到这张表；本次没有写入，工作簿保持原样',
      remedy: '请在 Excel 的“审阅”中取消对这张表的保护，然后重试',
    },
    en: {
      what: 'The sheet is protected and cannot be written to',
      why: 'something is to be written on this sheet; nothing was written and the workbook is as it was',
      remedy: 'Unprotect the sheet in Excel under Review, then try again',
    },
  },
  'WB-062': {
    severity: 'blocking',
    zh: {
      what: 'Excel 正忙：有单元格正在编辑，或有对话框没有关闭',
      why: '这时 Excel 不接受写入；已写的部分已经撤回，工作簿保持原样',
      remedy: '请按 Enter 或 Esc 结束编辑、关闭对话框，然后重试',
    },
    en: {
      what: 'Excel is busy: a cell is being edited or a dialog is open',
      why: 'Excel takes no changes meanwhile; what was written has been taken back and the workbook is as it was',
      remedy: 'Press Enter or Esc, close the dialog, then try again',
    },
  },
  'WB-063': {
    severity: 'blocking',
    zh: {
      what: '写入时有工作表、表格或名称被删除',
      why: '要写入的位置已经不在；已写的部分已经撤回，其余内容保持原样',
      remedy: '请确认没有其他人在改动工作表，然后重试',
    },
    en: {
      what: 'A sheet, table or name was deleted during the writing',
      why: 'the place to write to is gone; what was written has been taken back and everything else is as it was',
      remedy: 'Make sure that nobody is changing the sheets, then try again',
    },
  },
  'WB-064': {
    severity: 'blocking',
    zh: {
      what: '工作簿以只读方式打开',
      why: '内容要写回这个工作簿；本次没有写入',
      remedy: '请点“启用编辑”，或另存一份可以编辑的副本后重试',
    },
    en: {
      what: 'The workbook is open for reading only',
      why: 'this workbook is to be written to; nothing was written',
      remedy: 'Choose Enable Editing, or save a copy that can be edited, then try again',
    },
  },
  'WB-065': {
    severity: 'blocking',
    zh: {
      what: 'Excel 没有完成写入（Excel 代码 {code}）',
      why: 'Excel 拒绝了其中一步；已写的部分已经撤回，工作簿保持原样',
      remedy: '请重试；仍然出现时请另存为新的工作簿再试，并把代码告诉维护人员',
    },
    en: {
      what: 'Excel did not finish writing (Excel code {code})',
      why: 'it refused one of the steps; what was written has been taken back and the workbook is as it was',
      remedy: 'Try again; if it happens once more, save as a new workbook and try there, and report the code',
    },
  },
  'WB-066': {
    severity: 'blocking',
    zh: {
      what: '写入后读回，{cell} 与应写的内容不一致',
      why: '可能有人同时改动了这张表；为保证内容可靠，已写的部分已经撤回',
      remedy: '请确认没有其他人在改动工作簿，然后重试',
    },
    en: {
      what: 'Read back after writing, {cell} does not hold what was written',
      why: 'somebody may have changed the sheet at the same time; to be sure of what stands there, what was written has been taken back',
      remedy: 'Make sure that nobody is changing the workbook, then try again',
    },
  },
  'WB-067': {
    severity: 'blocking',
    zh: {
      what: '输入表《{input}》在核算期间被改名或删除',
      why: '《{result}》{cell} 等单元格要引用它；本次没有写入，工作簿保持原样',
      remedy: '请恢复表名或重新校验，然后重新核算',
    },
    en: {
      what: 'The input sheet “{input}” was renamed or deleted during the run',
      why: 'cells such as {cell} of “{result}” refer to it; nothing was written and the workbook is as it was',
      remedy: 'Restore its name or check again, then run again',
    },
  },
  'WB-068': {
    severity: 'blocking',
    zh: {
      what: '写入中断，{sheets} 没有能够恢复原样（Excel 代码 {code}）',
      why: '这些表可能只写了一部分，其中的数不能使用；其他表没有改动',
      remedy: '请取消对这些表的保护后重新核算；仍然出现时请不要保存，关闭工作簿后重新打开',
    },
    en: {
      what: 'Writing was interrupted and {sheets} could not be put back (Excel code {code})',
      why: 'these sheets may be written in part and must not be used; the others are unchanged',
      remedy:
        'Unprotect these sheets and run again; if it happens once more, close the workbook without saving and open it again',
    },
  },
  'WB-069': {
    severity: 'blocking',
    zh: {
      what: '要改写的单元格里是公式',
      why: '改写会丢掉这个公式；本次没有写入，工作簿保持原样',
      remedy: '请把公式改为它的值（复制后选择性粘贴为“数值”），然后重试',
    },
    en: {
      what: 'The cell to be written holds a formula',
      why: 'the formula would be lost; nothing was written and the workbook is as it was',
      remedy: 'Replace the formula by its value (copy, then paste special as values) and try again',
    },
  },
  'WB-070': {
    severity: 'blocking',
    zh: {
      what: '要填写的单元格属于合并区域 {area}',
      why: '合并区域只显示左上角单元格的内容，写在这里看不到；本次没有写入，工作簿保持原样',
      remedy: '请取消 {area} 的合并，然后重试',
    },
    en: {
      what: 'The cell to be written is part of the merged cells {area}',
      why: 'merged cells show their upper left cell only, so it would not be seen; nothing was written and the workbook is as it was',
      remedy: 'Unmerge {area} and try again',
    },
  },
  'WB-071': {
    severity: 'blocking',
    zh: {
      what: '单元格的内容与读取时不同',
      why: '表里的行可能移动过，照原来的位置写会写错行；本次没有写入，工作簿保持原样',
      remedy: '请确认没有其他人在改动这张表，然后重试',
    },
    en: {
      what: 'The cell no longer holds what was read there',
      why: 'rows may have moved, and writing to the old places could hit the wrong ones; nothing was written and the workbook is as it was',
      remedy: 'Make sure that nobody is changing the sheet, then try again',
    },
  },
} as const satisfies FaultFamily;
