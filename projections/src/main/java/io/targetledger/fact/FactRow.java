package io.targetledger.fact;

import java.time.Instant;

/** What every row of every table has. */
public interface FactRow {

    @Meaning(
            en =
                    "Surrogate key: 32 hexadecimal digits made of the table and the natural key; the same in every snapshot.",
            zh = "代理键，所有快照中不变",
            id = true)
    String rowKey();

    @Meaning(
            en =
                    "Ledger position of the change that made the row what it is: a refresh needs rows above the position it had.",
            zh = "最后变更的账本位置")
    long changedAtPosition();

    @Meaning(en = "When that change was recorded.", zh = "最后变更的记录时间")
    Instant changedAt();

    @Meaning(en = "The row counts no more: take it out of what you keep.", zh = "已删除")
    boolean deleted();
}
