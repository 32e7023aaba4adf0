import type { FaultFamily } from './fault.ts';

/**
 * ST: the record. From ST-001: its files; ST-020: what a month may do; ST-040: rule layers; ST-050: review
 * packages; ST-060: backup, restore and archive.
 */
export const recordFaults = {
  'ST-001': {
    severity: 'blocking',
    zh: {
      what: '账套存档文件“{file}”第 {line} 条记录与校验码不符',
      why: '存档写入后被改动或损坏，之后的记录不能再作依据',
      remedy: '请不要修改这个文件；请用最近的备份恢复，并保留这个文件备查',
    },
    en: {
      what: 'Entry {line} of the record file “{file}” does not match its checksum',
      why: 'it was changed or damaged after it was written, and what follows cannot be relied on',
      remedy: 'Leave the file as it is; restore the latest backup, and keep this file for inquiry',
    },
  },
  'ST-002': {
    severity: 'blocking',
    zh: {
      what: '账套存档文件“{file}”只有 {found} 条记录，应有 {expected} 条',
      why: '文件被截短，或被换成了较旧的一份，后来的记录不在里面',
      remedy: '请找回完整的文件，或用最近的备份恢复',
    },
    en: {
      what: 'The record file “{file}” holds {found} entries of {expected}',
      why: 'it was cut short or replaced by an older one, and later entries are missing',
      remedy: 'Bring back the whole file, or restore the latest backup',
    },
  },
  'ST-003': {
    severity: 'notice',
    zh: {
      what: '账套存档末尾有 {bytes} 字节没有写完，已移到“{file}”',
      why: '上次写入时断电或程序中止；写完并确认过的记录都在',
      remedy: '请看一下最后一次操作是否已登记，没有的话重做一次',
    },
    en: {
      what: '{bytes} bytes at the end of the record were not written to the end and now lie in “{file}”',
      why: 'power or program stopped during the last write; every entry that was confirmed is there',
      remedy: 'See whether the last thing done is on record, and do it again if it is not',
    },
  },
  'ST-004': {
    severity: 'blocking',
    zh: {
      what: '账套存档是较新的程序写的（格式 {schema}，本程序到 {known}）',
      why: '旧程序读不全它，写下去会弄乱',
      remedy: '请安装新版程序后再打开；存档没有改动',
    },
    en: {
      what: 'A newer program wrote the record (schema {schema}, this one knows {known})',
      why: 'an older program cannot read all of it and would spoil it by writing',
      remedy: 'Install the newer program and open it again; the record was not changed',
    },
  },
  'ST-005': {
    severity: 'blocking',
    zh: {
      what: '账套存档正由另一个程序写入（电脑 {host}，进程 {pid}，自 {since}）',
      why: '同一份存档同时只能由一个程序写入',
      remedy:
        '请在那个程序里操作，或先关闭它；查询不受影响。电脑改过名或已停用的，请确认没有程序在写，再删除存档文件夹里的“lock”文件',
    },
    en: {
      what: 'Another program writes the record (computer {host}, process {pid}, since {since})',
      why: 'one program at a time may write a record',
      remedy:
        'Use that program, or close it first; reading is not affected. If that computer was renamed or retired, make sure that nothing writes and delete the file “lock” in the record’s folder',
    },
  },
  'ST-006': {
    severity: 'blocking',
    zh: {
      what: '账套存档写不进去（{file}，{reason}）',
      why: '这次操作没有登记，原有的存档没有改动',
      remedy: '请检查磁盘空间和文件夹权限，然后重做一次',
    },
    en: {
      what: 'The record could not be written ({file}, {reason})',
      why: 'what was asked for is not on record; everything before it is as it was',
      remedy: 'Check free space and the folder’s permissions, then do it again',
    },
  },
  'ST-007': {
    severity: 'blocking',
    zh: {
      what: '账套存档上一次写入没有成功，已停止写入',
      why: '磁盘出错之后接着写会弄乱存档',
      remedy: '请检查磁盘，然后重新启动核算服务',
    },
    en: {
      what: 'The last write to the record failed, and it takes no more',
      why: 'writing on after a disk’s error would spoil it',
      remedy: 'Check the disk, then start the costing service again',
    },
  },
  'ST-008': {
    severity: 'blocking',
    zh: {
      what: '电脑时间 {now} 早于存档里最近一条记录的时间 {last}',
      why: '时间倒退，先后次序会对不上',
      remedy: '请校正电脑时间；如果是那条记录的时间错了，请用“确认时间”说明原因后继续',
    },
    en: {
      what: 'The computer’s time {now} is before that of the last entry, {last}',
      why: 'with a clock that went back the order of things would not match their times',
      remedy: 'Set the computer’s clock; if the entry’s time was wrong, accept the clock with a reason',
    },
  },
  'ST-009': {
    severity: 'blocking',
    zh: {
      what: '存档里缺少内容文件 {address}',
      why: '记录还在，但它所指的数据找不到',
      remedy: '请从备份恢复，或把 payloads 文件夹里移走的文件放回原处',
    },
    en: {
      what: 'The record’s content {address} is missing',
      why: 'the entry is there, but not the data that it names',
      remedy: 'Restore a backup, or put back what was moved out of the folder payloads',
    },
  },
  'ST-010': {
    severity: 'blocking',
    zh: {
      what: '存档里的内容文件 {address} 与它的校验码不符',
      why: '文件被改动或损坏，不能再作依据',
      remedy: '请从备份恢复，并保留这个文件备查',
    },
    en: {
      what: 'The record’s content {address} does not match its checksum',
      why: 'it was changed or damaged and cannot be relied on',
      remedy: 'Restore a backup, and keep this file for inquiry',
    },
  },
  'ST-011': {
    severity: 'blocking',
    zh: {
      what: '内容 {address} 已归档到“{file}”',
      why: '归档以后，账套存档里只留记录，不留数据',
      remedy: '请找到这个归档文件，用“取回归档”放回存档',
    },
    en: {
      what: 'The content {address} was archived to “{file}”',
      why: 'the record keeps the entries of an archived book, not its data',
      remedy: 'Find the archive file and take it back into the record',
    },
  },
  'ST-012': {
    severity: 'notice',
    zh: {
      what: '账套索引缺失或不符，已按存档重建',
      why: '索引只为查找，存档本身没有变化',
      remedy: '不必处理',
    },
    en: {
      what: 'The index of the record was missing or wrong and was built anew',
      why: 'it only helps finding; the record itself is unchanged',
      remedy: 'There is nothing to do',
    },
  },
  'ST-013': {
    severity: 'notice',
    zh: {
      what: '账套存档已从格式 {from} 升级到 {to}，原文件备份在“{backup}”',
      why: '新版程序用新的格式',
      remedy: '请确认一切正常后再清理备份',
    },
    en: {
      what: 'The record was brought from schema {from} to {to}; the file as it was lies in “{backup}”',
      why: 'this version of the program uses a newer schema',
      remedy: 'Keep the copy until you have seen that all is well',
    },
  },
  'ST-014': {
    severity: 'blocking',
    zh: {
      what: '账套存档文件“{file}”的第 {line} 条记录不是原来的那一条',
      why: '整份存档被换成了另一份，与索引记下的校验码不符',
      remedy: '请放回原来的文件；如果确实要换，请用恢复备份来做，这样会留下记录',
    },
    en: {
      what: 'Entry {line} of the record file “{file}” is not the one it was',
      why: 'the whole record was replaced by another, which the index’s checksum contradicts',
      remedy: 'Put the file back; to replace it on purpose restore a backup, which leaves an entry',
    },
  },
  'ST-015': {
    severity: 'blocking',
    zh: {
      what: '账套存档读不出来（{file}，{reason}）',
      why: '不知道里面已有什么，就不能往下登记；存档没有改动',
      remedy: '请检查磁盘和文件夹权限，然后重新启动核算服务',
    },
    en: {
      what: 'The record cannot be read ({file}, {reason})',
      why: 'nothing can be added to what is not known; the record is as it was',
      remedy: 'Check the disk and the folder’s permissions, then start the costing service again',
    },
  },
  'ST-016': {
    severity: 'blocking',
    zh: {
      what: '程序运行期间，账套存档文件“{file}”被别的程序改动或替换了',
      why: '接着写下去，新的记录会随它一起丢失；这一步没有登记',
      remedy: '请放回原来的文件，或用最近的备份恢复，再重新启动核算服务；请不要编辑、同步这个文件',
    },
    en: {
      what: 'While this program ran, another one changed or replaced the record file “{file}”',
      why: 'what would be written after that would be lost with it; this step is not on record',
      remedy:
        'Put the file back, or restore the latest backup, then start the costing service again; let nothing edit or sync this file',
    },
  },
  'ST-017': {
    severity: 'notice',
    zh: {
      what: '账套存档里有内容，却一条记录也没有',
      why: '记录文件“{file}”可能被移走或删掉了，以前登记的看不到；第一次登记没有做完也会这样',
      remedy:
        '如果以前登记过，请先不要登记新的，把原来的文件放回，或用最近的备份恢复；从来没有登记过的不必处理',
    },
    en: {
      what: 'The record holds contents but not one entry',
      why: 'the file “{file}” may have been moved or deleted, and what was registered before cannot be seen; a first registration that did not finish looks the same',
      remedy:
        'If anything was registered before, register nothing new: put the file back or restore the latest backup. Otherwise there is nothing to do',
    },
  },
  'ST-020': {
    severity: 'blocking',
    zh: {
      what: '{months} 已{state}，只读',
      why: '已发布的结果不能被悄悄替换',
      remedy: '如需更正，请先反结并写明原因；更正后作为新的版本发布',
    },
    en: {
      what: '{months} cannot be changed: {state}',
      why: 'a published result is not replaced in silence',
      remedy: 'To correct it, reopen the month with a reason; it is then published as a new version',
    },
  },
  'ST-021': {
    severity: 'blocking',
    zh: {
      what: '{month} 现在是“{state}”，不能做“{move}”',
      why: '月份按 采集、归集、分摊、审核、发布、月结 逐步进行',
      remedy: '请先完成前面的步骤',
    },
    en: {
      what: '{month} stands at {state}, where {move} is not possible',
      why: 'a month goes step by step: collected, gathered, allocated, reviewed, published, closed',
      remedy: 'Take the steps before it first',
    },
  },
  'ST-022': {
    severity: 'blocking',
    zh: {
      what: '{month} 的核算有 {count} 项阻断发布',
      why: '核对不平或存在阻断发布的问题时不能发布',
      remedy: '请在《核对》表里逐项处理，再重新核算、审核',
    },
    en: {
      what: 'The run of {month} has {count} findings that block publishing',
      why: 'a month is not published while checks fail',
      remedy: 'Settle them one by one on the checks sheet, then cost and review again',
    },
  },
  'ST-023': {
    severity: 'blocking',
    zh: {
      what: '{month} 待重算',
      why: '较早的月份 {cause} 反结过，本月的累计数可能已经不对',
      remedy: '请先重新核算并登记本月',
    },
    en: {
      what: '{month} is to be costed again',
      why: 'the earlier month {cause} was reopened, and what this month accumulates may be wrong',
      remedy: 'Cost and register the month again first',
    },
  },
  'ST-024': {
    severity: 'blocking',
    zh: {
      what: '{earlier} 还没有月结，{month} 不能月结',
      why: '月份要按先后顺序结账',
      remedy: '请先完成 {earlier} 的月结',
    },
    en: {
      what: '{month} cannot be closed before {earlier}',
      why: 'months are closed in their order',
      remedy: 'Close {earlier} first',
    },
  },
  'ST-025': {
    severity: 'blocking',
    zh: {
      what: '{month} 不能反结：{later} 已经月结',
      why: '反结只能从最近一个已结月份开始，逐月往前',
      remedy: '请先反结 {later}',
    },
    en: {
      what: '{month} cannot be reopened while {later} is closed',
      why: 'months are reopened from the latest closed one backwards',
      remedy: 'Reopen {later} first',
    },
  },
  'ST-026': {
    severity: 'blocking',
    zh: {
      what: '{month} 的分摊参数规定与 {before} 不同，共 {count} 处',
      why: '分摊参数一经确定不应随意变更，变更要写明原因（财会〔2019〕25号 第二十二条）',
      remedy: '请填写变更原因后再登记',
    },
    en: {
      what: 'Drivers of {month} differ from those of {before} in {count} places',
      why: 'drivers once chosen are kept; a change needs its reason (Cai Kuai [2019] 25, art. 22)',
      remedy: 'Give the reason of the change and register again',
    },
  },
  'ST-027': {
    severity: 'blocking',
    zh: {
      what: '{month} 将要签发的内容与您看到的不同',
      why: '打开签发页之后，账套有了新的登记',
      remedy: '请重新打开签发页，看过再签发',
    },
    en: {
      what: 'What would be signed for {month} is not what you saw',
      why: 'the record changed after the page to sign was opened',
      remedy: 'Open the page again, read it, then sign',
    },
  },
  'ST-028': {
    severity: 'blocking',
    zh: {
      what: '账套里没有核算 {run}',
      why: '本机的存档没有登记过它；可能在别的电脑上核算，或存档是较早的备份',
      remedy: '请在登记它的电脑上查询，或重新核算并登记',
    },
    en: {
      what: 'The record does not know the run {run}',
      why: 'it was never registered on this computer; it may come from another one, or this record is an older backup',
      remedy: 'Look for it on the computer that registered it, or cost and register again',
    },
  },
  'ST-029': {
    severity: 'blocking',
    zh: {
      what: '核算的月份 {months} 跨了年度',
      why: '一个账套是一家医院的一个年度',
      remedy: '请按年度分开核算，再分别登记',
    },
    en: {
      what: 'The run’s months {months} belong to different years',
      why: 'a book is one hospital’s one year',
      remedy: 'Cost each year by itself and register the runs one by one',
    },
  },
  'ST-030': {
    severity: 'blocking',
    zh: {
      what: '{month} 的输入还有 {count} 项阻断核算',
      why: '有阻断核算的问题，归集没有完成',
      remedy: '请先按校验结果更正，再登记归集',
    },
    en: {
      what: '{count} findings block the costing of {month}',
      why: 'the month’s input is not gathered while they stand',
      remedy: 'Correct what the check tells, then register again',
    },
  },
  'ST-031': {
    severity: 'blocking',
    zh: {
      what: '没有账套 {book}',
      why: '账套是医院加年度，登记第一次核算时建立',
      remedy: '请在账套列表里选择，或先登记一次核算',
    },
    en: {
      what: 'There is no book {book}',
      why: 'a book is a hospital and a year, made when the first run is registered',
      remedy: 'Choose one from the list, or register a run first',
    },
  },
  'ST-032': {
    severity: 'blocking',
    zh: {
      what: '账套里没有 {month}',
      why: '这个月份还没有登记过归集或核算',
      remedy: '请先核算这个月份并登记',
    },
    en: {
      what: 'The book has no {month}',
      why: 'neither its input nor a run of it was ever registered',
      remedy: 'Cost the month and register it first',
    },
  },
  'ST-033': {
    severity: 'blocking',
    zh: {
      what: '核算 {run} 不是 {month} 现在的结果',
      why: '这个月份之后又登记过别的核算',
      remedy: '请打开账套，按现在的结果办理',
    },
    en: {
      what: 'The run {run} is not what {month} rests on now',
      why: 'another run of the month was registered after it',
      remedy: 'Open the book and go on with the present result',
    },
  },
  'ST-034': {
    severity: 'blocking',
    zh: {
      what: '{name} 登记了 {month} 的核算，不能由同一人审核',
      why: '制表与复核应由两个人担任',
      remedy: '请由另一人审核',
    },
    en: {
      what: '{name} registered the run of {month} and cannot review it',
      why: 'who prepares and who reviews are two people',
      remedy: 'Let somebody else review it',
    },
  },
  'ST-035': {
    severity: 'blocking',
    zh: {
      what: '“{move}”没有写明原因',
      why: '这一步会写进存档，审计时要看原因',
      remedy: '请写明原因后再做',
    },
    en: {
      what: 'No reason was given for {move}',
      why: 'the step stands on record, and its reason is what an auditor reads',
      remedy: 'Give the reason and do it again',
    },
  },
  'ST-036': {
    severity: 'unpublishable',
    zh: {
      what: '存档里的{what}与登记的校验码不符（登记 {registered}，现在 {found}）',
      why: '登记以后，存档的内容或登记本身被改动过',
      remedy: '请用最近的备份恢复，并查明改动的原因',
    },
    en: {
      what: 'What is kept of “{what}” does not match the hash that was registered ({registered}, now {found})',
      why: 'the content or the entry was changed after it was registered',
      remedy: 'Restore the latest backup, and find out how it came about',
    },
  },
  'ST-037': {
    severity: 'unpublishable',
    zh: {
      what: '按存档的输入和规则重新计算，结果第 {line} 行不同（{month} {unit}）：存档“{before}”，重算“{after}”',
      why: '同样的输入和规则应得到逐字相同的结果',
      remedy: '请保留这份存档，联系维护人员',
    },
    en: {
      what: 'Made anew from the kept input and rules, line {line} of the result differs ({month} {unit}): kept “{before}”, now “{after}”',
      why: 'the same input and rules give the same result, letter for letter',
      remedy: 'Keep this record and call support',
    },
  },
  'ST-038': {
    severity: 'notice',
    zh: {
      what: '这次核算是用引擎第 {made} 版做的，现在是第 {now} 版',
      why: '引擎换版后，同样的输入可能得到不同的结果',
      remedy: '要逐字验证，请用当时的程序版本',
    },
    en: {
      what: 'The run was made by engine {made}; this one is {now}',
      why: 'another version of the engine may give another result from the same input',
      remedy: 'Verify it with the program of that time',
    },
  },
  'ST-039': {
    severity: 'unpublishable',
    zh: {
      what: '按存档的输入和规则重新计算，核算 {run} 得不出结果',
      why: '存档的输入或规则已经不完整',
      remedy: '请用最近的备份恢复',
    },
    en: {
      what: 'The run {run} comes to no result when it is made anew from the kept input and rules',
      why: 'what is kept of input or rules is no longer whole',
      remedy: 'Restore the latest backup',
    },
  },
  'ST-040': {
    severity: 'blocking',
    zh: {
      what: '没有名为“{layer}”的规则版本',
      why: '这家医院的存档里没有保存过它',
      remedy: '请在列表里选择，或先保存一版',
    },
    en: {
      what: 'There are no rules kept under “{layer}”',
      why: 'none of this hospital were saved under this name',
      remedy: 'Choose one from the list, or save a version first',
    },
  },
  'ST-041': {
    severity: 'blocking',
    zh: {
      what: '“{layer}”没有第 {version} 版，最近是第 {latest} 版',
      why: '要找的版本不存在',
      remedy: '请在列表里选择',
    },
    en: {
      what: '“{layer}” has no version {version}; the latest is {latest}',
      why: 'the version asked for does not exist',
      remedy: 'Choose one from the list',
    },
  },
  'ST-042': {
    severity: 'unpublishable',
    zh: {
      what: '核算 {run} 留存的输入或规则读不出来，不能重算',
      why: '校验码相符，内容却不是本程序写的输入和规则，这份结果没有依据',
      remedy: '送审包请向送审人再要一份；账套存档请用最近的备份恢复，并查明来历',
    },
    en: {
      what: 'What is kept of the run {run} as its input or rules cannot be read, and the run cannot be made anew',
      why: 'it matches its checksum and is not input or rules as this program writes them; the result rests on nothing',
      remedy:
        'Ask whoever sent the review package for another; for a record restore the latest backup, and find out how it came about',
    },
  },
  'ST-043': {
    severity: 'blocking',
    zh: {
      what: '{month} 没有发布过第 {version} 版（共发布 {count} 版）',
      why: '每次发布是一版，更正后再发布是新的一版',
      remedy: '请在《历史》里查看已发布的版本',
    },
    en: {
      what: '{month} has no version {version} ({count} published)',
      why: 'every publication is a version, and a correction the next one',
      remedy: 'See in the history which versions there are',
    },
  },
  'ST-044': {
    severity: 'blocking',
    zh: {
      what: '{month} 第 {version} 版没有差异报告',
      why: '它是第一版，或与上一版是同一次核算',
      remedy: '请选择更正后的版本，或任选两次核算比较',
    },
    en: {
      what: 'Version {version} of {month} has no difference report',
      why: 'it is the first, or rests on the same run as the version before',
      remedy: 'Choose a corrected version, or compare any two runs',
    },
  },
  'ST-050': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是送审包',
      why: '文件打不开、没有传完，或是别的文件',
      remedy: '请向送审人再要一份完整的送审包',
    },
    en: {
      what: '“{file}” is no review package',
      why: 'it cannot be opened, was cut short, or is some other file',
      remedy: 'Ask whoever sent it for the whole package again',
    },
  },
  'ST-051': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是审核意见文件',
      why: '文件打不开、没有传完，或是别的文件',
      remedy: '请向审核人再要一份完整的审核意见文件',
    },
    en: {
      what: '“{file}” is no signed review',
      why: 'it cannot be opened, was cut short, or is some other file',
      remedy: 'Ask the reviewer for the whole file again',
    },
  },
  'ST-052': {
    severity: 'blocking',
    zh: {
      what: '“{file}”签署的内容不是账套里登记的核算 {run}',
      why: '编号相同，而内容的校验码或说明放行的提示不同，签署的不是这份结果',
      remedy: '请重新导出送审包，再请审核人签署',
    },
    en: {
      what: 'What “{file}” signs is not the run {run} as the book holds it',
      why: 'the number is the same, the checksums of its content or the notices let stand are not',
      remedy: 'Make the review package again and have it signed anew',
    },
  },
  'ST-053': {
    severity: 'blocking',
    zh: {
      what: '“{file}”签署之后被改动过',
      why: '校验码对不上，不能当作审核人的意见',
      remedy: '请向审核人核实，并再要一份原文件',
    },
    en: {
      what: '“{file}” was changed after it was signed',
      why: 'its checksum does not match, and it cannot stand for the reviewer’s word',
      remedy: 'Ask the reviewer, and for the file as it was',
    },
  },
  'ST-060': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是账套备份',
      why: '文件打不开、没有复制完，或是别的文件',
      remedy: '请另选一份备份；现有的存档没有改动',
    },
    en: {
      what: '“{file}” is no backup of a record',
      why: 'it cannot be opened, was cut short, or is some other file',
      remedy: 'Choose another backup; the record was not changed',
    },
  },
  'ST-061': {
    severity: 'blocking',
    zh: {
      what: '“{file}”里的“{part}”不完整或被改动过',
      why: '内容与清单里的校验码不符，整份文件都不能再作依据',
      remedy: '请另找一份完好的文件；现有的存档没有改动',
    },
    en: {
      what: '“{part}” in “{file}” is not whole or was changed',
      why: 'it does not match the checksum in the manifest, and none of the file can be relied on',
      remedy: 'Find a copy that is whole; the record was not changed',
    },
  },
  'ST-062': {
    severity: 'blocking',
    zh: {
      what: '“{file}”是较新的程序（{product}）写的',
      why: '旧程序读不全它',
      remedy: '请安装新版程序后再用；现有的存档没有改动',
    },
    en: {
      what: 'A newer program ({product}) wrote “{file}”',
      why: 'an older program cannot read all of it',
      remedy: 'Install the newer program first; the record was not changed',
    },
  },
  'ST-063': {
    severity: 'notice',
    zh: {
      what: '备份里缺 {count} 份内容（{address} 等）',
      why: '它们在存档里已经丢失或损坏，备份只能收进完好的部分',
      remedy: '请从更早的备份恢复，或重新核算并登记有关月份，然后再备份一次',
    },
    en: {
      what: '{count} contents are not in the backup ({address} and others)',
      why: 'the record itself has lost or spoilt them; the backup holds what is good',
      remedy: 'Restore an earlier backup, or cost and register the months again, then back up once more',
    },
  },
  'ST-064': {
    severity: 'blocking',
    zh: {
      what: '已经有文件“{file}”',
      why: '备份、归档和送审包都不会改写已有的文件',
      remedy: '请另给一个文件名',
    },
    en: {
      what: 'There is a file “{file}” already',
      why: 'backups, archives and packages never replace a file',
      remedy: 'Give another name',
    },
  },
  'ST-065': {
    severity: 'blocking',
    zh: {
      what: '存档里还没有任何记录',
      why: '没有可以备份的内容',
      remedy: '请确认 STEPDOWN_HOME 指向正确的文件夹，或先登记一次核算',
    },
    en: {
      what: 'The record holds nothing yet',
      why: 'there is nothing to back up',
      remedy: 'See whether STEPDOWN_HOME names the right folder, or register a run first',
    },
  },
  'ST-070': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是账套归档文件',
      why: '文件打不开、没有复制完，或是别的文件',
      remedy: '请另选归档文件；现有的存档没有改动',
    },
    en: {
      what: '“{file}” is no archive of a book',
      why: 'it cannot be opened, was cut short, or is some other file',
      remedy: 'Choose another archive file; the record was not changed',
    },
  },
  'ST-071': {
    severity: 'blocking',
    zh: {
      what: '{month} 还没有月结，账套不能归档',
      why: '归档只收各月都已月结的年度',
      remedy: '请先完成各月的月结',
    },
    en: {
      what: 'The book cannot be archived while {month} is not closed',
      why: 'only years whose months are all closed are archived',
      remedy: 'Close its months first',
    },
  },
  'ST-072': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是从这份存档归档出去的',
      why: '存档里没有与它的校验码相符的归档记录',
      remedy: '请按《历史》里归档记录写明的文件名查找',
    },
    en: {
      what: '“{file}” was not archived from this record',
      why: 'no entry of an archive bears its checksum',
      remedy: 'Look for the file that the archive’s entry in the history names',
    },
  },
  'ST-073': {
    severity: 'blocking',
    zh: {
      what: '账套的数据已经归档到“{file}”',
      why: '没有留在存档里的数据可以再归档',
      remedy: '需要查看时请用“取回归档”',
    },
    en: {
      what: 'The book’s data was archived to “{file}” already',
      why: 'nothing of it is left in the record to be archived',
      remedy: 'Take the archive back to look at it',
    },
  },
} as const satisfies FaultFamily;
