/** All rows of a table, page by page, all of one snapshot. */
async function readTable(fetch, url, key, table, columns) {
  const query = `query ($after: String, $snapshot: String) {
    page: ${table}(first: 1000, after: $after, snapshot: $snapshot) { rows { ${columns.join(' ')} } endCursor hasNextPage snapshot }
  }`;
  const rows = [];
  let page = { endCursor: null, snapshot: null, hasNextPage: true };
  while (page.hasNextPage) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables: { after: page.endCursor, snapshot: page.snapshot } }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(answer.errors[0].message);
    page = answer.data.page;
    rows.push(...page.rows);
  }
  return rows;
}
