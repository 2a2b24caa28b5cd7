package io.targetledger.shared;

import java.util.List;
import java.util.Map;

import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Expectation of a refusal: which codes it names, in any order, each with its field. */
public final class Refused extends TypeSafeMatcher<Throwable> {

    private final List<String> expected;

    private Refused(List<String> expected) {
        this.expected = expected;
    }

    /** @param codesAndFields e.g. {@code "GOAL_IS_CLOSED goalId"} */
    public static Refused with(String... codesAndFields) {
        return new Refused(List.of(codesAndFields).stream().sorted().toList());
    }

    /** What a refusal names, each violation as code and field, sorted. */
    public static List<String> named(Refusal refusal) {
        return refusal.violations().stream()
                .map(violation -> violation.code() + " " + violation.field())
                .sorted()
                .toList();
    }

    /** The arguments of a refusal that names one thing. */
    public static Map<String, Object> arguments(Refusal refusal) {
        return refusal.violations().get(0).arguments();
    }

    @Override
    protected boolean matchesSafely(Throwable thrown) {
        return thrown instanceof Refusal refusal && named(refusal).equals(expected);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a refusal naming ").appendValue(expected);
    }
}
