import type { FaultFamily } from './fault.ts';

/**
 * HT: what can be wrong between a client and the local compute server. HT-001 to HT-009: trust and
 * connection; from HT-010: requests; HT-020: inputs; HT-030: runs; HT-040: the server's own state; HT-050:
 * its start; HT-099: a defect of ours.
 */
export const httpFaults = {
  'HT-001': {
    severity: 'blocking',
    zh: {
      what: '请求没有带上本机核算服务的口令，或口令不对',
      why: '核算服务只答复本机当前用户自己打开的加载项',
      remedy: '请关闭加载项后重新打开；如果仍然这样，请重新启动核算服务',
    },
    en: {
      what: 'The request carries no token of this costing service, or a wrong one',
      why: 'the service answers only add-ins that the current user opened on this computer',
      remedy: 'Close the add-in and open it again; if that does not help, start the costing service again',
    },
  },
  'HT-002': {
    severity: 'blocking',
    zh: {
      what: '请求写明的主机是“{host}”，不是本机的核算服务',
      why: '冒用地址的网页可能借此读取本院数据',
      remedy: '请用 {expected} 打开',
    },
    en: {
      what: 'The request names the host “{host}”, which is not this costing service',
      why: 'a page under a borrowed address could read the hospital’s data this way',
      remedy: 'Open it at {expected}',
    },
  },
  'HT-003': {
    severity: 'blocking',
    zh: {
      what: '请求来自“{origin}”的网页',
      why: '核算服务只答复自己提供的网页，以免其他网站读取本院数据',
      remedy: '请从 Excel 的加载项里使用，或打开 {expected}',
    },
    en: {
      what: 'The request comes from a page of “{origin}”',
      why: 'the service answers only its own pages, so that no other site can read the hospital’s data',
      remedy: 'Use the add-in in Excel, or open {expected}',
    },
  },
  'HT-004': {
    severity: 'blocking',
    zh: {
      what: '核算服务的接口是第 {server} 版，加载项需要第 {client} 版',
      why: '核算服务较旧，双方对数据的理解可能不同',
      remedy: '请升级本机的核算服务，再重新打开加载项',
    },
    en: {
      what: 'The costing service speaks version {server} of the interface, the add-in needs version {client}',
      why: 'the service is the older side, and the two could understand the same data differently',
      remedy: 'Update the costing service on this computer and open the add-in again',
    },
  },
  'HT-005': {
    severity: 'blocking',
    zh: {
      what: '核算服务的接口是第 {server} 版，加载项只懂第 {client} 版',
      why: '加载项较旧，双方对数据的理解可能不同',
      remedy: '请更新加载项：关闭 Excel，清除加载项缓存后重新打开',
    },
    en: {
      what: 'The costing service speaks version {server} of the interface, the add-in only version {client}',
      why: 'the add-in is the older side, and the two could understand the same data differently',
      remedy: 'Update the add-in: close Excel, clear the cache of add-ins and open it again',
    },
  },
  'HT-006': {
    severity: 'blocking',
    zh: {
      what: '连接不上 {origin} 的核算服务',
      why: '核算服务可能没有启动，或被安全软件拦下',
      remedy: '请启动核算服务；如果已经启动，请在安全软件里放行本机地址 127.0.0.1',
    },
    en: {
      what: 'The costing service at {origin} cannot be reached',
      why: 'it may not be running, or security software stops it',
      remedy:
        'Start the costing service; if it is running, let the local address 127.0.0.1 pass in the security software',
    },
  },
  'HT-007': {
    severity: 'blocking',
    zh: {
      what: '{origin} 的答复读不懂',
      why: '这个端口上可能是别的程序，答复也可能中途断开',
      remedy: '请确认核算服务的端口，重新启动核算服务后再试',
    },
    en: {
      what: 'The answer from {origin} cannot be understood',
      why: 'another program may listen on this port, or the answer was cut off',
      remedy: 'Check the port of the costing service, start it again and repeat',
    },
  },
  'HT-010': {
    severity: 'blocking',
    zh: {
      what: '核算服务没有“{path}”这个地址',
      why: '请求无法处理',
      remedy: '请对照接口说明 {documentation}',
    },
    en: {
      what: 'The costing service has no address “{path}”',
      why: 'the request cannot be served',
      remedy: 'Compare it with the interface description at {documentation}',
    },
  },
  'HT-011': {
    severity: 'blocking',
    zh: { what: '“{path}”不能用 {method}', why: '这个地址只接受 {allowed}', remedy: '请改用 {allowed}' },
    en: {
      what: '“{path}” does not take {method}',
      why: 'this address takes {allowed} only',
      remedy: 'Use {allowed}',
    },
  },
  'HT-012': {
    severity: 'blocking',
    zh: {
      what: '请求的内容不是 JSON',
      why: '内容可能在传送中截断，或没有用 UTF-8 编码',
      remedy: '请用 UTF-8 编码的 JSON 重新发送',
    },
    en: {
      what: 'The content of the request is not JSON',
      why: 'it may have been cut off on the way, or is not encoded as UTF-8',
      remedy: 'Send it again as JSON encoded as UTF-8',
    },
  },
  'HT-013': {
    severity: 'blocking',
    zh: {
      what: '请求的“{field}”不合规定',
      why: '这一项缺少、多余，或写法与接口说明不同',
      remedy: '请对照接口说明 {documentation} 改正后重新发送',
    },
    en: {
      what: 'The request is not as described at “{field}”',
      why: 'this part is missing, not known, or of another form than described',
      remedy: 'Compare it with the interface description at {documentation} and send it again',
    },
  },
  'HT-014': {
    severity: 'blocking',
    zh: {
      what: '请求的内容超过 {limit} 字节',
      why: '这样大的内容会占满内存',
      remedy: '请把数据分成更小的块再发送',
    },
    en: {
      what: 'The content of the request is larger than {limit} bytes',
      why: 'content of this size would fill the memory',
      remedy: 'Send the data in smaller blocks',
    },
  },
  'HT-020': {
    severity: 'blocking',
    zh: {
      what: '核算服务没有编号为“{input}”的输入数据',
      why: '服务可能重新启动过，输入数据只在内存里',
      remedy: '请重新发送工作簿的数据',
    },
    en: {
      what: 'The costing service holds no input “{input}”',
      why: 'it may have been started again, and input is kept in memory only',
      remedy: 'Send the data of the workbook again',
    },
  },
  'HT-021': {
    severity: 'blocking',
    zh: {
      what: '编号为“{input}”的输入数据已经让位给更新的输入',
      why: '内存里只保留最近用过的输入',
      remedy: '请重新发送工作簿的数据',
    },
    en: {
      what: 'The input “{input}” has made room for newer ones',
      why: 'only inputs used lately are kept in memory',
      remedy: 'Send the data of the workbook again',
    },
  },
  'HT-022': {
    severity: 'blocking',
    zh: {
      what: '收到第 {number} 块数据，应为第 {expected} 块',
      why: '跳过的块会使核算漏数',
      remedy: '请从第 {expected} 块起依次发送',
    },
    en: {
      what: 'Block {number} arrived, block {expected} was expected',
      why: 'blocks left out would be missing from the costing',
      remedy: 'Send the blocks in order from number {expected}',
    },
  },
  'HT-023': {
    severity: 'blocking',
    zh: {
      what: '第 {number} 块数据已经收到，再次收到的内容与之不同',
      why: '同一块有两种内容时无法判断以哪个为准',
      remedy: '请重新建立输入，把工作簿的数据再发送一次',
    },
    en: {
      what: 'Block {number} is already here, and what arrived now differs from it',
      why: 'with two contents of one block nobody can tell which is meant',
      remedy: 'Make a new input and send the data of the workbook again',
    },
  },
  'HT-024': {
    severity: 'blocking',
    zh: {
      what: '收到第 {number} 块数据，而这份输入只有 {blocks} 块',
      why: '块从 0 开始编号，多出的块说明块数报少了',
      remedy: '请按实际块数重新建立输入',
    },
    en: {
      what: 'Block {number} arrived, but the number of blocks of this input is {blocks}',
      why: 'blocks are numbered from 0, and one too many means that too few were announced',
      remedy: 'Make a new input with the real number of blocks',
    },
  },
  'HT-025': {
    severity: 'blocking',
    zh: {
      what: '这份输入共 {blocks} 块，只收到 {received} 块',
      why: '数据不全时核算会漏数',
      remedy: '请发送其余的块，再校验或核算',
    },
    en: {
      what: 'Of the {blocks} blocks of this input {received} have arrived',
      why: 'costing incomplete data would leave amounts out',
      remedy: 'Send the other blocks before checking or costing',
    },
  },
  'HT-026': {
    severity: 'blocking',
    zh: {
      what: '一块数据有 {rows} 行，超过 {limit} 行',
      why: '块过大时处理会停顿',
      remedy: '请分成每块不超过 {limit} 行再发送',
    },
    en: {
      what: 'A block has {rows} rows, more than {limit}',
      why: 'large blocks make the service falter',
      remedy: 'Send blocks of at most {limit} rows',
    },
  },
  'HT-027': {
    severity: 'blocking',
    zh: {
      what: '数据块的“{field}”不合规定',
      why: '读不出它的行、列和数值',
      remedy: '请对照接口说明 {documentation}，重新发送这一块',
    },
    en: {
      what: 'The block is not as described at “{field}”',
      why: 'its rows, columns and values cannot be read',
      remedy: 'Compare it with the interface description at {documentation} and send the block again',
    },
  },
  'HT-028': {
    severity: 'blocking',
    zh: {
      what: '单元格的内容与标明的种类（代码 {kind}）不符',
      why: '按错误的种类读取会算错数',
      remedy: '请更新加载项后重新发送',
    },
    en: {
      what: 'The content of a cell does not fit the kind it is marked as (code {kind})',
      why: 'read as the wrong kind it would give wrong amounts',
      remedy: 'Update the add-in and send the data again',
    },
  },
  'HT-029': {
    severity: 'blocking',
    zh: {
      what: '一份输入的数据超过 {limit} 字节',
      why: '这样大的数据会占满内存',
      remedy: '请减少核算的月份，或把明细汇总到科室后再发送',
    },
    en: {
      what: 'The data of one input are larger than {limit} bytes',
      why: 'data of this size would fill the memory',
      remedy: 'Cost fewer months, or sum the detail by unit before sending',
    },
  },
  'HT-030': {
    severity: 'blocking',
    zh: {
      what: '核算服务没有编号为“{run}”的核算',
      why: '服务可能重新启动过，核算结果只在内存里',
      remedy: '请重新核算',
    },
    en: {
      what: 'The costing service holds no run “{run}”',
      why: 'it may have been started again, and runs are kept in memory only',
      remedy: 'Run the costing again',
    },
  },
  'HT-031': {
    severity: 'blocking',
    zh: {
      what: '编号为“{run}”的核算已经让位给更新的核算',
      why: '内存里只保留最近用过的核算',
      remedy: '请重新核算，同样的数据会得到同样的结果',
    },
    en: {
      what: 'The run “{run}” has made room for newer ones',
      why: 'only runs used lately are kept in memory',
      remedy: 'Run the costing again; the same data give the same result',
    },
  },
  'HT-032': {
    severity: 'blocking',
    zh: {
      what: '保存核算“{run}”的计算进程中断了',
      why: '它在内存里的结果已经丢失',
      remedy: '请重新核算，同样的数据会得到同样的结果',
    },
    en: {
      what: 'The worker that held the run “{run}” broke off',
      why: 'what it had in memory is lost',
      remedy: 'Run the costing again; the same data give the same result',
    },
  },
  'HT-033': {
    severity: 'blocking',
    zh: {
      what: '核算“{run}”还没有完成',
      why: '完成之前没有结果表，也不能追溯和试算',
      remedy: '请等核算完成后再取',
    },
    en: {
      what: 'The run “{run}” is not finished yet',
      why: 'before that there are no result sheets, no trace and no what-if',
      remedy: 'Wait until the run is finished',
    },
  },
  'HT-034': {
    severity: 'blocking',
    zh: { what: '核算“{run}”已经取消', why: '取消的核算没有结果表', remedy: '如果还需要结果，请重新核算' },
    en: {
      what: 'The run “{run}” was cancelled',
      why: 'a cancelled run has no result sheets',
      remedy: 'Run the costing again if the result is still needed',
    },
  },
  'HT-035': {
    severity: 'blocking',
    zh: {
      what: '核算“{run}”没有算成',
      why: '没有算成的核算没有结果表',
      remedy: '请查看这次核算的提示，改正后重新核算',
    },
    en: {
      what: 'The run “{run}” did not succeed',
      why: 'a run that did not succeed has no result sheets',
      remedy: 'Read what this run reports, correct it and run the costing again',
    },
  },
  'HT-036': {
    severity: 'blocking',
    zh: {
      what: '核算结果里没有“{sheet}”这张表',
      why: '取不到它的内容',
      remedy: '请从这次核算的结果表中选择',
    },
    en: {
      what: 'The run has no result sheet “{sheet}”',
      why: 'its content cannot be given',
      remedy: 'Choose one of the result sheets of this run',
    },
  },
  'HT-037': {
    severity: 'blocking',
    zh: {
      what: '{sheet}的 {cell} 不是核算得出的数',
      why: '只有核算得出的数才能追溯',
      remedy: '请选择结果表中的金额或数量',
    },
    en: {
      what: 'Cell {cell} of {sheet} does not hold a number of the run',
      why: 'only numbers of the run can be traced',
      remedy: 'Choose an amount or a quantity of a result sheet',
    },
  },
  'HT-038': {
    severity: 'blocking',
    zh: {
      what: '追溯中没有“{path}”这一行',
      why: '它不属于这次核算的这个数',
      remedy: '请从这个数的第一层重新展开',
    },
    en: {
      what: 'The trace has no line “{path}”',
      why: 'it does not belong to this number of this run',
      remedy: 'Open the trace again from its first level',
    },
  },
  'HT-039': {
    severity: 'blocking',
    zh: {
      what: '这次核算里没有“{word}”',
      why: '问到的数或试算的改动要用到它',
      remedy: '请改用这次核算的数据和规则中已有的编号',
    },
    en: {
      what: 'This run has no “{word}”',
      why: 'the number asked for or the change tried depends on it',
      remedy: 'Use an entry that the data and rules of this run have',
    },
  },
  'HT-040': {
    severity: 'blocking',
    zh: {
      what: '核算服务正忙，已有 {waiting} 项在等候',
      why: '再多的请求会占满内存',
      remedy: '请稍候片刻再试',
    },
    en: {
      what: 'The costing service is busy, {waiting} requests are waiting',
      why: 'more of them would fill the memory',
      remedy: 'Try again in a moment',
    },
  },
  'HT-041': {
    severity: 'blocking',
    zh: {
      what: '计算所需的内存超过了上限',
      why: '数据或明细过多，计算中断，输入没有改动',
      remedy: '请减少核算的月份，或把明细汇总到科室后再试',
    },
    en: {
      what: 'The computation needed more memory than it may have',
      why: 'there is too much data or detail; the computation broke off, the input is unchanged',
      remedy: 'Cost fewer months, or sum the detail by unit, and try again',
    },
  },
  'HT-042': {
    severity: 'blocking',
    zh: {
      what: '计算进程意外中断',
      why: '这一项没有算完，输入没有改动',
      remedy: '请再试一次；如果仍然中断，请保留工作簿并联系维护人员',
    },
    en: {
      what: 'The worker broke off unexpectedly',
      why: 'this request was not finished, the input is unchanged',
      remedy: 'Try again; if it breaks off again, keep the workbook and call support',
    },
  },
  'HT-043': {
    severity: 'blocking',
    zh: { what: '核算服务正在关闭', why: '不再接受新的请求', remedy: '请重新启动核算服务后再试' },
    en: {
      what: 'The costing service is shutting down',
      why: 'it takes no more requests',
      remedy: 'Start the costing service again and repeat',
    },
  },
  'HT-044': {
    severity: 'blocking',
    zh: {
      what: '本年累计数缺 {months}',
      why: '这些月份不在这次核算之内，《历史数据》也没有填全，追溯只会得到其余月份的数',
      remedy: '请把这些月份一起核算，或在《历史数据》填全后重新核算',
    },
    en: {
      what: 'The year to date lacks {months}',
      why: 'these months are neither costed here nor complete on the history sheet, and a trace would tell the others alone',
      remedy: 'Cost these months together, or complete the history sheet and cost again',
    },
  },
  'HT-045': {
    severity: 'blocking',
    zh: {
      what: '测算“{name}”不能核算',
      why: '改动之后有单元没有可用的分摊参数，或参数不合规则，没有结果可以存成工作表',
      remedy: '请在“测算”中查看提示，改正或撤回有问题的改动，再保存',
    },
    en: {
      what: 'The scenario “{name}” cannot be costed',
      why: 'with these changes a unit has no usable driver, or a value breaks the rules, so there is no result to keep',
      remedy: 'Look at the messages of the what-if, correct or withdraw the change, then keep it',
    },
  },
  'HT-046': {
    severity: 'blocking',
    zh: {
      what: '核算服务里没有编号为“{submissions}”的填报文件',
      why: '它们只保留一会儿，服务重新启动或后来又做了几次，就不再保留',
      remedy: '请再生成一次填报工作簿，或再收回一次',
    },
    en: {
      what: 'The costing service holds no submission files “{submissions}”',
      why: 'they are held for a while only, and go when the service starts again or others were made since',
      remedy: 'Make the workbooks to be filled in once more, or collect once more',
    },
  },
  'HT-047': {
    severity: 'blocking',
    zh: {
      what: '一次收回了 {count} 个文件，最多 {limit} 个',
      why: '再多的文件会占满内存，一个都没有读取',
      remedy: '请分几次收回，每次选一部分科室的文件',
    },
    en: {
      what: '{count} files were collected at once, {limit} at most are taken',
      why: 'more of them would fill the memory; none was read',
      remedy: 'Collect in several turns, some departments at a time',
    },
  },
  'HT-050': {
    severity: 'blocking',
    zh: {
      what: '端口 {port} 不能使用（{reason}）',
      why: '可能已有一个核算服务在运行，或别的程序占用、系统保留了这个端口',
      remedy: '请先关闭占用它的程序，或用 --port 另选端口',
    },
    en: {
      what: 'Port {port} cannot be used ({reason})',
      why: 'another costing service may be running, another program may use the port, or the system reserves it',
      remedy: 'Close the program that holds it, or choose another port with --port',
    },
  },
  'HT-051': {
    severity: 'blocking',
    zh: {
      what: '证书文件“{file}”不能使用（{reason}）',
      why: '没有证书就不能以 https 提供服务',
      remedy: '请检查证书和私钥的文件，或重新生成',
    },
    en: {
      what: 'The certificate file “{file}” cannot be used ({reason})',
      why: 'without a certificate there is no service over https',
      remedy: 'Check the files of certificate and key, or make them again',
    },
  },
  'HT-052': {
    severity: 'blocking',
    zh: {
      what: '数据文件夹“{folder}”不能使用（{reason}）',
      why: '核算服务的口令要保存在这里',
      remedy: '请检查文件夹的权限，或用环境变量 STEPDOWN_HOME 另选文件夹',
    },
    en: {
      what: 'The folder “{folder}” cannot be used ({reason})',
      why: 'the token of the costing service is kept there',
      remedy:
        'Check the permissions of the folder, or choose another with the environment variable STEPDOWN_HOME',
    },
  },
  'HT-053': {
    severity: 'blocking',
    zh: {
      what: '加载项的网页不在“{folder}”（{reason}）',
      why: '任务窗格由核算服务提供，没有网页 Excel 里就打不开它',
      remedy: '请用 npm start 启动，它会先生成网页；如果仍然这样，请重新安装',
    },
    en: {
      what: 'The pages of the add-in are not in “{folder}” ({reason})',
      why: 'the service hands out the task pane, which Excel cannot open without them',
      remedy: 'Start it with npm start, which makes the pages first; if that does not help, install it again',
    },
  },
  'HT-054': {
    severity: 'blocking',
    zh: {
      what: '系统没有完成“{command}”（{reason}）',
      why: '这一步之后 Excel 才能打开加载项，核算服务本身照常运行',
      remedy: '请看上面系统的提示；单位统一管理的电脑可能要请信息部门来做这一步',
    },
    en: {
      what: 'The system did not carry out “{command}” ({reason})',
      why: 'Excel opens the add-in only after this step; the service itself runs',
      remedy: 'See what the system says above; on a managed computer the IT department may have to do it',
    },
  },
  'HT-099': {
    severity: 'blocking',
    zh: {
      what: '核算服务出现意外',
      why: '这一项没有完成，输入没有改动',
      remedy: '请再试一次；如果仍然这样，请保留工作簿并联系维护人员',
    },
    en: {
      what: 'The costing service met a defect of its own',
      why: 'this request was not finished, the input is unchanged',
      remedy: 'Try again; if it happens again, keep the workbook and call support',
    },
  },
} as const satisfies FaultFamily;
