package io.targetledger.export.cli;

/** What all files of a run are read at: a ledger position, and the token that names it. */
record Moment(String snapshot, long position) {}
