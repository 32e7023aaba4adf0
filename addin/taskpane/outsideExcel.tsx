/** The page was opened in a plain browser: there is no workbook to work on. */
export function OutsideExcel() {
  return (
    <main>
      <h1>成本核算</h1>
      <p>这一页要在 Excel 的窗格里打开。运行 npm start，按它的提示把加载项装进 Excel。</p>
      <p lang="en">This page belongs into a pane of Excel. Run npm start; it tells how to get there.</p>
    </main>
  );
}
