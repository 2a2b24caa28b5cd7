package io.targetledger.goal;

/** What can happen to a goal after it was defined, as far as its status allows or forbids it. */
enum Transition {
    ACTIVATE,
    /** Any change to what the goal asks for or what it is aligned under. */
    REVISE,
    CLOSE,
    CANCEL,
    REOPEN
}
