import type { FaultFamily } from './fault.ts';

/** PN: what the pane itself cannot do. PN-001: its work; PN-010: its way to the local service. */
export const paneFaults = {
  'PN-001': {
    severity: 'blocking',
    zh: {
      what: '上一项操作还在进行',
      why: '两项操作同时读写同一个工作簿会互相干扰',
      remedy: '请等它完成，或先按“停止”',
    },
    en: {
      what: 'Something else is still under way',
      why: 'two at a time would get in each other’s way in one workbook',
      remedy: 'Wait until it is done, or stop it first',
    },
  },
  'PN-002': {
    severity: 'blocking',
    zh: {
      what: '核算期间{sheets}有改动',
      why: '算出的结果与现在的数据不一致，因此没有写入，工作簿没有变化',
      remedy: '请重新核算',
    },
    en: {
      what: 'Inputs were edited during the run: {sheets}',
      why: 'the results do not belong to the data as they are now, so nothing was written and the workbook is unchanged',
      remedy: 'Run the costing again',
    },
  },
  'PN-003': {
    severity: 'blocking',
    zh: {
      what: '没有选中结果表的单元格',
      why: '追溯从结果表里的一个数开始',
      remedy: '请在结果表中选中一个金额或数量',
    },
    en: {
      what: 'No cell of a result sheet is selected',
      why: 'a trace begins at a number of a result sheet',
      remedy: 'Select an amount or a quantity on a result sheet',
    },
  },
  'PN-004': {
    severity: 'blocking',
    zh: {
      what: '这个工作簿还没有核算结果',
      why: '追溯和测算都要从核算结果出发',
      remedy: '请先核算',
    },
    en: {
      what: 'This workbook has no results yet',
      why: 'a trace and a what-if both start from results',
      remedy: 'Run the costing first',
    },
  },
  'PN-005': {
    severity: 'blocking',
    zh: {
      what: '工作簿里没有可以读取的数据',
      why: '没有输入就无法校验和核算',
      remedy: '请先在“准备”里写入模板并填写，或打开已填好的工作簿',
    },
    en: {
      what: 'The workbook holds no data that could be read',
      why: 'without input there is nothing to check or to cost',
      remedy: 'Write the template under Prepare and fill it in, or open a workbook that is filled',
    },
  },
  'PN-006': {
    severity: 'blocking',
    zh: {
      what: '加载项出现意外',
      why: '这一步没有完成',
      remedy: '请再试一次；如果仍然这样，请保留工作簿并联系维护人员',
    },
    en: {
      what: 'The add-in met a defect of its own',
      why: 'this step was not finished',
      remedy: 'Try again; if it happens again, keep the workbook and call support',
    },
  },
  'PN-007': {
    severity: 'blocking',
    zh: {
      what: '测算里没有改动任何数值',
      why: '没有改动就没有可以保存的结果',
      remedy: '请先改动一个参数、工作量或收入',
    },
    en: {
      what: 'The what-if changes no value',
      why: 'without a change there is nothing to keep',
      remedy: 'Change a driver, a volume or a revenue first',
    },
  },
  'PN-008': {
    severity: 'blocking',
    zh: {
      what: '选的文件夹里没有可以收回的文件',
      why: '没有读到任何科室的填报',
      remedy: '请选放着各科室交回的工作簿的文件夹，或直接选这些文件',
    },
    en: {
      what: 'The folder that was chosen holds nothing to collect',
      why: 'no unit’s workbook was read',
      remedy: 'Choose the folder with the workbooks that units sent back, or the files themselves',
    },
  },
  'PN-009': {
    severity: 'blocking',
    zh: {
      what: '没有已接收的填报可以写入工作簿',
      why: '收回的填报都有误，或者还没有收回',
      remedy: '请先收回各科室的填报；有误的退回科室改正后再收回',
    },
    en: {
      what: 'No accepted workbook is there to be written',
      why: 'all that came back are faulty, or none came back yet',
      remedy:
        'Collect what the units sent back; return the faulty ones and collect them again once corrected',
    },
  },
  'PN-010': {
    severity: 'blocking',
    zh: {
      what: '浏览器没有接受 {origin} 的连接',
      why: '核算服务可能没有启动，也可能是它的证书还没有被本机信任',
      remedy: '请启动核算服务；如果已经启动，请按它显示的说明信任证书，再重新连接',
    },
    en: {
      what: 'The browser took no connection to {origin}',
      why: 'the costing service may not be running, or this computer does not trust its certificate yet',
      remedy:
        'Start the costing service; if it is running, trust its certificate as it tells, then connect again',
    },
  },
  'PN-011': {
    severity: 'blocking',
    zh: {
      what: '{origin} 的证书已于 {expired} 到期',
      why: '浏览器不再接受用它建立的连接',
      remedy: '请重新启动核算服务，它会更新证书；再按显示的说明信任新证书',
    },
    en: {
      what: 'The certificate of {origin} expired on {expired}',
      why: 'the browser takes no connection that is made with it',
      remedy:
        'Start the costing service again, which renews the certificate; then trust the new one as it tells',
    },
  },
  'PN-012': {
    severity: 'blocking',
    zh: {
      what: '浏览器不允许网页连接本机的 {origin}',
      why: '访问本地网络的权限被拒绝',
      remedy: '请在浏览器的站点设置里允许“本地网络访问”，或请管理员放行，再重新连接',
    },
    en: {
      what: 'The browser does not let the page connect to {origin} on this computer',
      why: 'the permission for local network access is denied',
      remedy:
        'Allow local network access in the site settings of the browser or have it allowed, then connect again',
    },
  },
  'PN-013': {
    severity: 'blocking',
    zh: {
      what: '代理服务器代替 {origin} 作了答复（HTTP {status}）',
      why: '发往本机的请求被送到了代理，到不了核算服务',
      remedy: '请在系统的代理设置里，把 localhost 和 127.0.0.1 列为不使用代理的地址',
    },
    en: {
      what: 'A proxy answered in place of {origin} (HTTP {status})',
      why: 'requests to this computer are sent to the proxy and do not reach the costing service',
      remedy: 'List localhost and 127.0.0.1 in the proxy settings of the system as addresses without proxy',
    },
  },
} as const satisfies FaultFamily;
