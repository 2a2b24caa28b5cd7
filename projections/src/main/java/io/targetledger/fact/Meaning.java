package io.targetledger.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a column of a table of facts means, in both languages; see {@link Column}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE})
public @interface Meaning {

    String en();

    String zh();

    /** Whether the text is an id, which is compared and never read. */
    boolean id() default false;
}
