package io.targetledger.benchmark.append;

import java.math.BigDecimal;

/** What happens to a quota. */
sealed interface QuotaEvent {

    record QuotaOpened(String quota, BigDecimal amount) implements QuotaEvent {}

    /** Its size is that of its note. */
    record QuotaRevised(String quota, BigDecimal previous, BigDecimal amount, String note) implements QuotaEvent {}
}
