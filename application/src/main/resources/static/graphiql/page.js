'use strict';

// The token comes in the fragment, which browsers send to no server, and leaves the address bar at once.
const TOKEN = 'target-ledger.token';
const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
if (given) {
    window.sessionStorage.setItem(TOKEN, given);
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
}
const token = window.sessionStorage.getItem(TOKEN) || '';
const headers = JSON.stringify({Authorization: 'Bearer ' + token}, null, 2);

const examples = [
    `# Where the ledger stands. 账本状态
query Ledger {
  ledger { head commit hash projected }
}
`,
    `# Goals with their attainment. 目标与达成率
query Goals {
  goals(first: 10, filter: { status: [ACTIVE] }) {
    totalCount
    nodes {
      id
      title
      owner { name }
      target
      actual
      attainment
      pacing
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    `# Who changed targets, when and why. 谁在何时因何修改了目标值
query TargetChanges {
  auditLog(first: 20, filter: { eventType: ["goal.TargetRevised"] }) {
    nodes { position recordedAt actor roles reason object { id } }
  }
}
`,
];

// Whoever empties the header editor still keeps the token of this session.
const send = GraphiQL.createFetcher({url: '/graphql'});
const fetcher = (request, options) => {
    const edited = (options && options.headers) || {};
    const authorized = Object.keys(edited).some((name) => name.toLowerCase() === 'authorization');
    const all = authorized || !token ? edited : {...edited, Authorization: 'Bearer ' + token};
    return send(request, {...options, headers: all});
};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, {
        fetcher,
        defaultTabs: examples.map((query) => ({query, headers})),
        defaultHeaders: headers,
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
        defaultEditorToolsVisibility: token ? true : 'headers',
        storage: window.sessionStorage,
    }),
);
