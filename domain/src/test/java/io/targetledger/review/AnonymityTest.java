package io.targetledger.review;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is recorded of a review and of a cycle has no place in which a rater could stand. */
class AnonymityTest {

    @Test
    void noEventOfAReviewOrACycleCanNameARaterOrTheirAssessment() {
        for (Class<?> events : new Class<?>[] {ReviewEvent.class, ReviewCycleEvent.class, ReviewTemplateEvent.class}) {
            assertThat(reachableFrom(events))
                    .as(events.getSimpleName())
                    .doesNotContain(RaterId.class, AssessmentId.class, Answer.class, DraftAnswer.class);
        }
        assertThat(reachableFrom(AssessmentEvent.class)).contains(RaterId.class, Answer.class);
    }

    /** Every record an event of this kind is made of. */
    private static Set<Class<?>> reachableFrom(Class<?> sealed) {
        Set<Class<?>> reachable = new HashSet<>();
        for (Class<?> event : sealed.getPermittedSubclasses()) {
            reach(event, reachable);
        }
        return reachable;
    }

    private static void reach(Type type, Set<Class<?>> reachable) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                reach(argument, reachable);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && reachable.add(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                reach(component.getGenericType(), reachable);
            }
        }
    }
}
