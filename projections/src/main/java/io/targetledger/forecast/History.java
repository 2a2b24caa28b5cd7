package io.targetledger.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What has to be asked to know the earlier periods of one owner, and what the answers say.
 *
 * @param past the periods before, latest first
 */
record History(String owner, List<Past> past) {

    /** Earlier periods that are looked at, and one more to see whether the oldest of them was measured from its beginning. */
    static final int PERIODS = 8;

    private static final int FIRST_YEAR = 1901;

    /** @param soFar null where no day of it had passed by the same share */
    record Past(int ago, @Nullable AmountQuestion soFar, AmountQuestion whole) {}

    /**
     * Of the periods of the same length that were over before that day.
     *
     * @param elapsed share of each at which it is looked at
     */
    static History of(String owner, AmountQuestion question, double elapsed, LocalDate today) {
        List<Past> past = new ArrayList<>();
        Period period = question.period();
        int ago = 0;
        while (past.size() <= PERIODS && period.start().minusDays(period.days()).getYear() >= FIRST_YEAR) {
            period = period.previous();
            ago++;
            if (period.end().isBefore(today)) {
                past.add(new Past(ago, at(question, period, elapsed), question.in(period)));
            }
        }
        return new History(owner, past);
    }

    /** The day of the period by which that share of it had passed; the day before its first for none. */
    static LocalDate day(Period period, double elapsed) {
        return period.start().plusDays(Math.round(elapsed * period.days()) - 1);
    }

    static @Nullable AmountQuestion at(AmountQuestion question, Period period, double elapsed) {
        LocalDate day = day(period, elapsed);
        return day.isBefore(period.start())
                ? null
                : new AmountQuestion(
                        question.metric(),
                        question.subjects(),
                        period,
                        question.customers(),
                        day.isBefore(period.end()) ? day : null);
    }

    Stream<AmountQuestion> questions() {
        return past.stream().flatMap(one -> Stream.of(one.soFar(), one.whole())).flatMap(Stream::ofNullable);
    }

    /**
     * The periods that were measured, but for those before which nothing was: the first of all may have begun in its
     * midst.
     */
    List<Past> counted(Map<AmountQuestion, Amount> answers) {
        List<Past> measured =
                past.stream().filter(one -> answers.containsKey(one.whole())).toList();
        return measured.isEmpty() ? measured : measured.subList(0, measured.size() - 1);
    }

    /** What these came to. */
    List<PastPeriod> periods(Map<AmountQuestion, Amount> answers) {
        List<PastPeriod> periods = new ArrayList<>();
        for (Past one : counted(answers)) {
            Amount soFar = one.soFar() == null ? null : answers.get(one.soFar());
            periods.add(new PastPeriod(
                    owner,
                    one.ago(),
                    soFar == null ? null : (Double) soFar.value().doubleValue(),
                    Objects.requireNonNull(answers.get(one.whole())).value().doubleValue()));
        }
        return periods;
    }
}
